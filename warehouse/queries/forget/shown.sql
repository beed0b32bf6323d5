-- What a person is asked about, with every title that it ever had.
SELECT a.article_id, min(a.url) AS url, min(v.title) AS title, count(DISTINCT v.version_id) AS versions,
    list(DISTINCT v.title) FILTER (v.title IS NOT NULL) AS titles
FROM article_addresses a
LEFT JOIN article_versions v ON v.article_id = a.article_id
WHERE a.article_id IN $article_ids
GROUP BY a.article_id
ORDER BY url;
