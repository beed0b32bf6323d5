-- What these runs met for the first time and could not use.
SELECT stage, reason, location, detail
FROM rejections
WHERE run_id IN (SELECT unnest($run_ids))
ORDER BY stage, reason, location
