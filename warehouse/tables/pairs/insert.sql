INSERT INTO internal.pairs BY NAME
SELECT least(p.text_a, p.text_b) AS text_a, greatest(p.text_a, p.text_b) AS text_b, p.score,
    CASE WHEN p.text_a < p.text_b THEN a.day ELSE b.day END AS day_a,
    CASE WHEN p.text_a < p.text_b THEN b.day ELSE a.day END AS day_b
FROM staged_pairs p
JOIN internal.texts a ON a.text_key = p.text_a
JOIN internal.texts b ON b.text_key = p.text_b
ORDER BY day_a NULLS LAST, text_a, text_b;
