-- Texts with where each was found: the fetch that first brought the bytes it was read from, and the run that made it.
WITH chosen AS (
    SELECT v.*, h.url, h.location, p.name AS publisher
    FROM article_versions AS v
    LEFT JOIN article_addresses AS h ON h.article_id = v.article_id AND h.is_main
    LEFT JOIN publishers AS p ON p.publisher_id = h.publisher_id
    WHERE list_contains($version_ids, v.version_id)
),
brought AS (
    SELECT f.*
    FROM fetches AS f
    JOIN chosen AS c ON c.body_sha256 = f.body_sha256
    -- Equal bytes may lie at several addresses.
    QUALIFY row_number() OVER (PARTITION BY c.version_id
        ORDER BY f.url NOT IN (c.location, c.url), f.http_status IS NOT DISTINCT FROM 304, f.requested_at, f.fetch_id) = 1
)
SELECT c.version_id, c.article_id, c.version_no, c.is_current, c.title, c.publisher, c.url, c.location, c.published_date,
    c.published_at, c.published_method, c.text_sha256, c.body_sha256, c.parser_version, c.first_seen_at,
    f.fetch_id, f.url AS fetched_from, f.requested_at, f.http_status, f.outcome, f.body_bytes,
    r.run_id, r.flow, r.flow_run_id, r.started_at, r.code_version, r.config_sha256
FROM chosen AS c
LEFT JOIN brought AS f ON f.body_sha256 = c.body_sha256
LEFT JOIN runs AS r ON r.run_id = f.run_id
QUALIFY row_number() OVER (PARTITION BY c.version_id ORDER BY f.url NOT IN (c.location, c.url), f.requested_at) = 1
ORDER BY c.published_date NULLS LAST, c.published_at NULLS LAST, c.article_id, c.version_no
