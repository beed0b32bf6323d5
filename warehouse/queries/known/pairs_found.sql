SELECT text_a, text_b FROM candidate_pairs ORDER BY text_a, text_b;
