-- The state seen last is the current one; equal moments are decided by the id.
UPDATE article_versions AS t
SET version_no = s.version_no, is_current = s.is_current
FROM (
    SELECT version_id,
        row_number() OVER (PARTITION BY article_id ORDER BY first_seen_at, version_id) AS version_no,
        row_number() OVER (PARTITION BY article_id ORDER BY last_seen_at DESC, version_id DESC) = 1 AS is_current
    FROM article_versions
    WHERE article_id IN (SELECT article_id FROM staged_article_versions)
) AS s
WHERE t.version_id = s.version_id
  AND (t.version_no, t.is_current) IS DISTINCT FROM (s.version_no, s.is_current);
