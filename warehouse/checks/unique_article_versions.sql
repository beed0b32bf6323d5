-- A version stands once.
SELECT version_id, count(*) AS times FROM article_versions
WHERE version_id IN (SELECT version_id FROM checked_versions)
GROUP BY version_id HAVING count(*) > 1 LIMIT 5;
