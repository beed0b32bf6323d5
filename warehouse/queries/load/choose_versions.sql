-- The part that each version's rows are taken from, where they are not in the tables already:
-- the page seen first stands for a version, whichever is loaded first.
CREATE OR REPLACE TEMP TABLE chosen_versions AS
SELECT s.version_id, s.article_id, s.part, v.version_id IS NULL AS is_new
FROM (
    FROM staged_article_versions
    QUALIFY row_number() OVER (PARTITION BY version_id ORDER BY seen_at, body_sha256, part) = 1
) AS s
LEFT JOIN article_versions v ON v.version_id = s.version_id
WHERE v.version_id IS NULL OR (s.seen_at, s.body_sha256) < (v.first_seen_at, v.body_sha256);
