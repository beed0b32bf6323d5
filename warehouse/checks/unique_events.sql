-- A key of events stands once, and is never NULL.
SELECT event_id, count(*) AS times FROM events
WHERE story_id IN (SELECT story_id FROM checked_stories)
GROUP BY event_id HAVING count(*) > 1 OR event_id IS NULL LIMIT 5;
