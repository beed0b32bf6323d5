-- A scheduled source that was asked and had nothing new for three times as long as it usually takes, a day at
-- least. Time that nobody asked it in does not count. Once for each silence.
WITH arrivals AS (
    SELECT DISTINCT a.source_id, a.first_seen_at AS seen_at
    FROM article_addresses AS a
    JOIN sources AS s ON s.source_id = a.source_id AND s.schedule IS NOT NULL
), gaps AS (
    SELECT source_id, seen_at, seen_at - lag(seen_at) OVER (PARTITION BY source_id ORDER BY seen_at) AS gap FROM arrivals
), habits AS (
    SELECT source_id, max(seen_at) AS last_news, quantile_cont(epoch(gap), 0.9) AS usual_seconds
    FROM gaps
    GROUP BY source_id
    HAVING count(gap) >= 5
), asked AS (
    SELECT source_id, max(requested_at) AS last_asked FROM fetches
    WHERE outcome IN ('feed', 'sitemap', 'list', 'unchanged', 'fetched')
    GROUP BY source_id
)
SELECT h.source_id AS subject_id, CAST(h.last_news AS VARCHAR) AS episode, h.source_id,
    concat(s.name, ' had nothing new since ', strftime(h.last_news, '%Y-%m-%d %H:%M'), ' UTC') AS message,
    if(s.location LIKE 'http%', s.location, NULL) AS url
FROM habits AS h
JOIN asked AS a ON a.source_id = h.source_id
JOIN sources AS s ON s.source_id = h.source_id
WHERE epoch(a.last_asked - h.last_news) > greatest(3 * h.usual_seconds, 86400)
