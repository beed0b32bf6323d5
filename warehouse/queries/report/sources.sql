-- What was read when, and what of it could not be used.
WITH read AS (
    SELECT source_id, max(requested_at) AS last_fetched,
        count(*) FILTER (WHERE outcome IN ('blocked', 'failed')) AS failures
    FROM fetches
    GROUP BY source_id
),
articles_of AS (
    SELECT source_id, count(DISTINCT article_id) AS articles FROM article_addresses GROUP BY source_id
),
refused AS (
    SELECT source_id, count(*) AS rejections FROM rejections GROUP BY source_id
)
SELECT s.name, s.kind, s.location, coalesce(a.articles, 0) AS articles, coalesce(x.rejections, 0) AS rejections,
    coalesce(r.failures, 0) AS failures, r.last_fetched
FROM sources AS s
LEFT JOIN read AS r USING (source_id)
LEFT JOIN articles_of AS a USING (source_id)
LEFT JOIN refused AS x USING (source_id)
ORDER BY articles DESC, s.name, s.source_id
LIMIT $most
