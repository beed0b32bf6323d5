-- Every current article is in exactly one story.
SELECT v.article_id, count(m.article_id) AS stories
FROM checked_articles v LEFT JOIN story_articles m ON m.article_id = v.article_id
GROUP BY v.article_id HAVING count(m.article_id) <> 1 LIMIT 5;
