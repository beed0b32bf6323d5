-- A key of events stands once, and is never NULL.
SELECT event_id, count(*) AS times FROM events GROUP BY event_id HAVING count(*) > 1 OR event_id IS NULL LIMIT 5;
