-- What the parts that were just loaded hold of each source.
SELECT s.source_id, s.name, s.kind, s.location,
    count(f.fetch_id) FILTER (f.outcome IN ('read', 'fetched', 'unchanged')) AS pages,
    count(f.fetch_id) FILTER (f.outcome = 'unchanged') AS unchanged,
    any_value(r.failure) AS failure
FROM sources AS s
LEFT JOIN staged_fetches AS f
    ON f.source_id = s.source_id AND NOT (f.url = s.location AND s.kind IN ('feed', 'sitemap', 'list'))
LEFT JOIN (
    SELECT source_id, any_value(detail) AS failure FROM staged_rejections WHERE reason = 'source failed' GROUP BY ALL
) AS r ON r.source_id = s.source_id
GROUP BY ALL
HAVING pages > 0 OR failure IS NOT NULL OR s.source_id IN (SELECT source_id FROM staged_fetches)
ORDER BY s.name, s.source_id
