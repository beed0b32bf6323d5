CREATE OR REPLACE TEMP TABLE staged_article_versions AS
SELECT * EXCLUDE (version_no, first_seen_at, last_seen_at, is_current),
    NULL::TIMESTAMPTZ AS seen_at, NULL::VARCHAR AS part
FROM article_versions LIMIT 0;
