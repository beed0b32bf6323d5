CREATE OR REPLACE TEMP TABLE staged_pairs AS
SELECT text_a, text_b, score FROM internal.pairs LIMIT 0;
