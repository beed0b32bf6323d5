SELECT a.article_id, a.version_id, a.publisher_id, p.kind AS publisher_kind, s.text_key,
    v.* EXCLUDE (version_id, headline)
FROM affected_articles a
JOIN publishers p ON p.publisher_id = a.publisher_id
JOIN affected_versions v ON v.version_id = a.version_id
JOIN affected_signatures s ON s.text_no = a.text_no
ORDER BY a.article_id;
