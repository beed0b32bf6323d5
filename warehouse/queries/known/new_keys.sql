-- The keys that renewed texts hold from now on. The days are named so that few row groups are read.
CREATE OR REPLACE TEMP TABLE new_keys AS
SELECT DISTINCT unnest(s.keys) AS key, n.text_no, n.day
FROM new_texts n
JOIN renewed_texts r ON r.text_no = n.text_no
JOIN internal.signatures s ON s.version_id = n.version_id
WHERE s.day IS NULL OR s.day BETWEEN $first_day AND $last_day;
