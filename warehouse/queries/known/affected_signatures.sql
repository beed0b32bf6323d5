CREATE OR REPLACE TEMP TABLE affected_signatures AS
SELECT x.text_no, s.text_key, x.day, s.keys, s.payload
FROM affected_representatives x
JOIN internal.signatures s ON s.version_id = x.version_id
WHERE s.day IS NULL OR s.day BETWEEN $first_day AND $last_day;
