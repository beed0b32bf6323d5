INSERT INTO internal.tellers BY NAME
FROM new_tellers ORDER BY day NULLS LAST, article_id;
