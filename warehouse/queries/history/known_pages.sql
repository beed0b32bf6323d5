-- How each page stood when it was last fetched, with its article's row where it gave one.
WITH latest AS (
    SELECT url AS location, arg_max(body_sha256, requested_at) AS body_sha256
    FROM fetches
    WHERE body_sha256 IS NOT NULL
    GROUP BY url
)
SELECT l.location, l.body_sha256, a.article_id, a.source_id, a.publisher_id, a.url
FROM latest AS l
LEFT JOIN article_addresses AS a ON a.location = l.location
