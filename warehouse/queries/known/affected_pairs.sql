SELECT text_a, text_b, score FROM internal.pairs
WHERE text_a IN (SELECT text_key FROM affected_texts)
ORDER BY text_a, text_b;
