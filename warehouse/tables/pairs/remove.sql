DELETE FROM internal.pairs
WHERE text_a IN (SELECT text_key FROM rescored_texts) OR text_b IN (SELECT text_key FROM rescored_texts);
