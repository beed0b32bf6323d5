-- What came of each request of this run, and of each decision on the way to an answer.
SELECT outcome, count(*) AS requests
FROM fetches
WHERE run_id = $run_id AND outcome <> 'read'
GROUP BY outcome
ORDER BY requests DESC, outcome
