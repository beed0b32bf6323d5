-- What this run met for the first time and could not use.
SELECT stage, reason, location, detail
FROM rejections
WHERE run_id = $run_id
ORDER BY stage, reason, location
