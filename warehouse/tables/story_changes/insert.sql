INSERT INTO story_changes BY NAME
WITH moves AS (
    SELECT n.article_id, o.story_id AS old_story_id, n.story_id AS new_story_id,
        count(DISTINCT n.story_id) OVER (PARTITION BY o.story_id) AS new_stories,
        count(DISTINCT o.story_id) OVER (PARTITION BY n.story_id) AS old_stories
    FROM staged_story_articles n
    LEFT JOIN old_memberships o ON o.article_id = n.article_id
)
SELECT $run_id AS run_id, article_id, old_story_id, new_story_id,
    CASE
        WHEN old_story_id IS NULL THEN 'joined'
        WHEN new_stories > 1 THEN 'split'
        WHEN old_stories > 1 THEN 'joined'
        ELSE 'moved'
    END AS kind
FROM moves
WHERE old_story_id <> new_story_id OR (old_story_id IS NULL AND old_stories > 0)
ORDER BY article_id;
