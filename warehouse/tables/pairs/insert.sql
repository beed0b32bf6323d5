INSERT INTO internal.pairs BY NAME
SELECT c.text_a, c.text_b, p.score, c.day_a, c.day_b
FROM staged_pairs p
JOIN paired_texts a ON a.text_key = p.text_a
JOIN paired_texts b ON b.text_key = p.text_b
JOIN candidate_pairs c ON c.text_a = a.text_no AND c.text_b = b.text_no
ORDER BY least(c.day_a, c.day_b) NULLS LAST, c.text_a, c.text_b;
