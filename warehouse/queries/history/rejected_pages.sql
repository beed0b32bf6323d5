-- The last fetch of each page that was read and gave no article, to be tried again.
SELECT f.* FROM fetches AS f
WHERE f.outcome IN ('fetched', 'read')
  AND EXISTS (
    FROM rejections AS r
    WHERE r.location = f.url AND r.body_sha256 = f.body_sha256 AND r.stage IN ('parse', 'archive'))
  AND NOT EXISTS (
    FROM article_addresses AS a
    JOIN article_versions AS v ON v.article_id = a.article_id
    WHERE a.location = f.url AND v.body_sha256 = f.body_sha256)
QUALIFY row_number() OVER (PARTITION BY f.source_id, f.url, f.body_sha256 ORDER BY f.requested_at DESC, f.fetch_id) = 1
ORDER BY f.requested_at, f.fetch_id;
