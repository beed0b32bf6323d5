WITH paired AS (
    SELECT text_a AS text_key, day_a AS day FROM candidate_pairs
    UNION
    SELECT text_b, day_b FROM candidate_pairs
)
SELECT p.text_key, p.day, s.keys, s.payload
FROM paired p
JOIN internal.texts x ON x.text_key = p.text_key
JOIN internal.signatures s ON s.version_id = x.version_id
WHERE (x.day IS NULL OR x.day BETWEEN $first_day AND $last_day)
  AND (s.day IS NULL OR s.day BETWEEN $first_day AND $last_day)
ORDER BY p.text_key;
