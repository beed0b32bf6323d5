-- More of a source's pages could not be used than its ceiling allows, of ten at least. Once until it is well again.
WITH figures AS (
    SELECT q.source_id, q.value, q.high, r.started_at, q.passed OR read.value < 10 AS well
    FROM quality_checks AS q
    JOIN quality_checks AS read ON read.run_id = q.run_id AND read.source_id = q.source_id AND read.name = 'pages read'
    JOIN runs AS r ON r.run_id = q.run_id
    WHERE q.name = 'share rejected'
)
SELECT f.source_id AS subject_id, coalesce(CAST(max(f.started_at) FILTER (f.well) AS VARCHAR), '') AS episode, f.source_id,
    concat(s.name, ': ', round(100 * arg_max(f.value, f.started_at)), ' % of its pages could not be used, over the ceiling of ',
        round(100 * arg_max(f.high, f.started_at)), ' %') AS message,
    if(s.location LIKE 'http%', s.location, NULL) AS url
FROM figures AS f
JOIN sources AS s ON s.source_id = f.source_id
GROUP BY f.source_id, s.name, s.location
HAVING NOT arg_max(f.well, f.started_at)
