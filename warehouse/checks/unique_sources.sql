-- A key of sources stands once, and is never NULL.
SELECT source_id, count(*) AS times FROM sources GROUP BY source_id HAVING count(*) > 1 OR source_id IS NULL LIMIT 5;
