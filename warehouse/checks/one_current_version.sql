-- Every article has exactly one current version.
SELECT article_id, count(*) FILTER (is_current) AS current FROM article_versions
WHERE article_id IN (SELECT article_id FROM checked_articles)
GROUP BY article_id HAVING count(*) FILTER (is_current) <> 1 LIMIT 5;
