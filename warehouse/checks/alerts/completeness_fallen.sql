-- A field of a source's articles is filled a quarter less often than in the runs before: its pages have changed,
-- most likely. Twenty articles must have gone before, and five be new. Once until it is filled again.
WITH figures AS (
    SELECT q.source_id, q.name, q.value, counted.value AS versions, r.started_at,
        sum(q.value * counted.value) OVER earlier / sum(counted.value) OVER earlier AS usual,
        sum(counted.value) OVER earlier AS before
    FROM quality_checks AS q
    JOIN quality_checks AS counted
        ON counted.run_id = q.run_id AND counted.source_id = q.source_id AND counted.name = 'new versions'
    JOIN runs AS r ON r.run_id = q.run_id
    WHERE q.name LIKE 'share with%' AND counted.value >= 5
    WINDOW earlier AS (
        PARTITION BY q.source_id, q.name ORDER BY r.started_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), judged AS (
    SELECT *, coalesce(value < usual - 0.25 AND before >= 20, false) AS fallen FROM figures
)
SELECT j.source_id AS subject_id,
    concat(j.name, '|', coalesce(CAST(max(j.started_at) FILTER (NOT j.fallen) AS VARCHAR), '')) AS episode, j.source_id,
    concat(s.name, ': ', j.name, ' fell to ', round(100 * arg_max(j.value, j.started_at)), ' % from ',
        round(100 * arg_max(j.usual, j.started_at)), ' %') AS message,
    if(s.location LIKE 'http%', s.location, NULL) AS url
FROM judged AS j
JOIN sources AS s ON s.source_id = j.source_id
GROUP BY j.source_id, j.name, s.name, s.location
HAVING arg_max(j.fallen, j.started_at)
