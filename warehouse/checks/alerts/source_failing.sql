-- A source that could not be read in its last three runs. Once until it can be read again.
WITH answers AS (
    SELECT f.source_id, f.run_id, max(f.requested_at) AS asked_at,
        bool_and(coalesce(f.http_status, 0) NOT BETWEEN 200 AND 399) AS failed,
        arg_max(f.outcome, f.requested_at) AS outcome
    FROM fetches AS f
    JOIN sources AS s ON s.source_id = f.source_id AND f.url = s.location
    WHERE s.kind IN ('feed', 'sitemap', 'list') AND f.outcome NOT IN ('redirect', 'later')
    GROUP BY f.source_id, f.run_id
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY source_id ORDER BY asked_at DESC) AS back FROM answers
)
SELECT n.source_id AS subject_id, coalesce(CAST(max(n.asked_at) FILTER (NOT n.failed) AS VARCHAR), '') AS episode, n.source_id,
    concat(s.name, ' cannot be read: ', any_value(n.outcome) FILTER (n.back = 1)) AS message,
    if(s.location LIKE 'http%', s.location, NULL) AS url
FROM numbered AS n
JOIN sources AS s ON s.source_id = n.source_id
GROUP BY n.source_id, s.name, s.location
HAVING count(*) FILTER (n.back <= 3) = 3 AND bool_and(n.failed) FILTER (n.back <= 3)
