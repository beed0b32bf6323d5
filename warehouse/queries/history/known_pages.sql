-- How each page stood when it was last fetched, with its article's row where it gave one.
-- What a fault of ours, a lost worker or a lost page kept from being read is not known: it is tried again.
WITH latest AS (
    SELECT url AS location, arg_max(body_sha256, requested_at) AS body_sha256
    FROM fetches
    WHERE body_sha256 IS NOT NULL
    GROUP BY url
)
SELECT l.location, l.body_sha256, a.article_id, a.source_id, a.publisher_id, a.url
FROM latest AS l
LEFT JOIN article_addresses AS a ON a.location = l.location
WHERE NOT EXISTS (
    FROM rejections AS r
    WHERE r.location = l.location AND r.body_sha256 = l.body_sha256
        AND r.reason IN ('fault', 'crash', 'deadline', 'PageMissing', 'PageDamaged')
)
