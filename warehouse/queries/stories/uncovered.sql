-- Affected articles without a story, and articles in a story that were not affected.
SELECT coalesce(a.article_id, m.article_id) AS article_id, m.story_id,
    CASE WHEN m.article_id IS NULL THEN 'affected, but in no story' ELSE 'in a story, but not affected' END AS problem
FROM affected_articles a
FULL JOIN staged_story_articles m ON m.article_id = a.article_id
WHERE a.article_id IS NULL OR m.article_id IS NULL
LIMIT 5;
