INSERT INTO internal.pairs BY NAME
SELECT p.text_a, p.text_b, p.score, c.day_a, c.day_b
FROM staged_pairs p
JOIN candidate_pairs c ON c.text_a = p.text_a AND c.text_b = p.text_b
ORDER BY least(c.day_a, c.day_b) NULLS LAST, p.text_a, p.text_b;
