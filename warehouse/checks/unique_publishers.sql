-- A key of publishers stands once, and is never NULL.
SELECT publisher_id, count(*) AS times FROM publishers GROUP BY publisher_id HAVING count(*) > 1 OR publisher_id IS NULL LIMIT 5;
