SELECT a.article_id, a.version_id, a.publisher_id, s.text_key, v.* EXCLUDE (version_id, headline)
FROM affected_articles a
JOIN affected_versions v ON v.version_id = a.version_id
JOIN affected_signatures s ON s.text_no = a.text_no
ORDER BY a.article_id;
