-- A key of stories stands once, and is never NULL.
SELECT story_id, count(*) AS times FROM stories
WHERE story_id IN (SELECT story_id FROM checked_stories) OR story_id IS NULL
GROUP BY story_id HAVING count(*) > 1 OR story_id IS NULL LIMIT 5;
