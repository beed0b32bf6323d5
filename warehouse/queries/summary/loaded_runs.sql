-- The runs that read what was just loaded.
SELECT run_id FROM staged_fetches
UNION
SELECT run_id FROM staged_rejections
UNION
SELECT run_id FROM staged_runs
ORDER BY run_id
