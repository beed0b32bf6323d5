-- A key of runs stands once, and is never NULL.
SELECT run_id, count(*) AS times FROM runs GROUP BY run_id HAVING count(*) > 1 OR run_id IS NULL LIMIT 5;
