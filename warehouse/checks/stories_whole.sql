-- A story has one original, which is its own, and counts its articles right.
SELECT s.story_id, s.article_count, count(m.article_id) AS articles
FROM stories s
LEFT JOIN story_articles m ON m.story_id = s.story_id
WHERE s.story_id IN (SELECT story_id FROM checked_stories)
GROUP BY s.story_id, s.article_count, s.original_article_id
HAVING count(m.article_id) <> s.article_count
    OR count(*) FILTER (m.relation = 'original') <> 1
    OR count(*) FILTER (m.relation = 'original' AND m.article_id = s.original_article_id) <> 1
LIMIT 5;
