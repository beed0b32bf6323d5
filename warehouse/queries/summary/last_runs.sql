-- The last runs that loaded something, oldest first: when, and what they brought.
SELECT r.started_at, r.state,
    coalesce(sum(q.value) FILTER (q.name = 'new versions'), 0) AS versions,
    coalesce(sum(q.value) FILTER (q.name = 'rejected'), 0) AS rejected
FROM (
    FROM runs WHERE flow <> 'fetch'
    ORDER BY started_at DESC, run_id LIMIT $most
) AS r
LEFT JOIN quality_checks AS q ON q.run_id = r.run_id
GROUP BY r.run_id, r.started_at, r.state
ORDER BY r.started_at, r.run_id
