DELETE FROM internal.pairs
WHERE text_a IN (SELECT text_no FROM rescored_texts WHERE is_old)
   OR text_b IN (SELECT text_no FROM rescored_texts WHERE is_old);
