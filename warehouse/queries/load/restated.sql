-- Known versions that a page of an earlier moment stands for from now on.
SELECT count(*) FROM chosen_versions WHERE NOT is_new;
