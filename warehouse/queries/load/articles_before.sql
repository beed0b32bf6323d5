-- What the staged articles were before this load.
CREATE OR REPLACE TEMP TABLE articles_before AS
SELECT s.article_id, v.version_id, a.publisher_id
FROM (
    SELECT article_id FROM staged_article_versions
    UNION
    SELECT article_id FROM staged_article_addresses
) AS s
LEFT JOIN article_versions v ON v.article_id = s.article_id AND v.is_current
LEFT JOIN article_addresses a ON a.article_id = s.article_id AND a.is_main;
