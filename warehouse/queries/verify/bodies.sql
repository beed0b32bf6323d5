-- Every page that rows stand on, with a place that it was read from.
SELECT body_sha256, min(location) AS location
FROM (
    SELECT body_sha256, url AS location FROM fetches WHERE outcome IN ('fetched', 'read')
    UNION ALL
    SELECT v.body_sha256, a.location FROM article_versions v JOIN article_addresses a ON a.article_id = v.article_id
)
WHERE body_sha256 IS NOT NULL
GROUP BY body_sha256
ORDER BY location;
