SELECT a.text_key AS text_a, b.text_key AS text_b, p.score
FROM internal.pairs p
JOIN affected_signatures a ON a.text_no = p.text_a
JOIN affected_signatures b ON b.text_no = p.text_b
ORDER BY text_a, text_b;
