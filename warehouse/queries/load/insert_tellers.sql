INSERT INTO internal.tellers BY NAME
SELECT c.article_id, s.version_id, s.text_key, s.day
FROM changed_articles c
JOIN internal.signatures s ON s.version_id = c.new_version_id
ORDER BY s.day NULLS LAST, c.article_id;
