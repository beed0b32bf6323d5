SELECT x.text_key, x.day, s.keys, s.payload
FROM internal.texts x
JOIN internal.signatures s ON s.version_id = x.version_id
WHERE x.text_key IN (SELECT text_a FROM candidate_pairs UNION SELECT text_b FROM candidate_pairs)
ORDER BY x.text_key;
