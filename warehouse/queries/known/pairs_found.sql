SELECT a.text_key AS text_a, b.text_key AS text_b
FROM candidate_pairs p
JOIN paired_texts a ON a.text_no = p.text_a
JOIN paired_texts b ON b.text_no = p.text_b
ORDER BY text_a, text_b;
