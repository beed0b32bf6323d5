-- What the texts in a pair are scored by.
CREATE OR REPLACE TEMP TABLE paired_texts AS
WITH paired AS (
    SELECT text_a AS text_no, day_a AS day FROM candidate_pairs
    UNION
    SELECT text_b, day_b FROM candidate_pairs
), standing AS (
    SELECT p.text_no, p.day, x.version_id
    FROM paired p
    JOIN internal.texts x ON x.text_no = p.text_no
    WHERE x.day IS NULL OR x.day BETWEEN $first_day AND $last_day
)
SELECT t.text_no, s.text_key, t.day, s.keys, s.payload
FROM standing t
JOIN internal.signatures s ON s.version_id = t.version_id
WHERE s.day IS NULL OR s.day BETWEEN $first_day AND $last_day;
