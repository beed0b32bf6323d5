-- What came of each request of these runs, and of each decision on the way to an answer.
SELECT if(http_status = 304, 'not modified', outcome) AS outcome, count(*) AS requests
FROM fetches
WHERE run_id IN (SELECT unnest($run_ids)) AND outcome <> 'read'
GROUP BY ALL
ORDER BY requests DESC, outcome
