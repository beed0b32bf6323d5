-- A key of stories stands once, and is never NULL.
SELECT story_id, count(*) AS times FROM stories GROUP BY story_id HAVING count(*) > 1 OR story_id IS NULL LIMIT 5;
