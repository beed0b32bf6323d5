CREATE OR REPLACE TEMP TABLE staged_pairs (text_a VARCHAR, text_b VARCHAR, score DOUBLE);
