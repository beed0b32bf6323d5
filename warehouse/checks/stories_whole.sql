-- A story has one original, which is its own, and counts its articles right.
WITH told AS (
    FROM stories WHERE rowid IN (
        SELECT rowid FROM stories WHERE story_id IN (SELECT story_id FROM checked_stories))
), members AS (
    SELECT article_id, story_id, relation FROM story_articles
    WHERE story_id IN (SELECT story_id FROM checked_stories)
)
SELECT s.story_id, s.article_count, count(m.article_id) AS articles
FROM told s
LEFT JOIN members m ON m.story_id = s.story_id
GROUP BY s.story_id, s.article_count, s.original_article_id
HAVING count(m.article_id) <> s.article_count
    OR count(*) FILTER (m.relation = 'original') <> 1
    OR count(*) FILTER (m.relation = 'original' AND m.article_id = s.original_article_id) <> 1
LIMIT 5;
