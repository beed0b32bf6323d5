-- What came of each request of this run, and of each decision on the way to an answer.
SELECT if(http_status = 304, 'not modified', outcome) AS outcome, count(*) AS requests
FROM fetches
WHERE run_id = $run_id AND outcome <> 'read'
GROUP BY ALL
ORDER BY requests DESC, outcome
