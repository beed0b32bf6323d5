-- What each version was read from: its page and its place. Versions of other parsers have other ids.
CREATE OR REPLACE TEMP TABLE compared_pages AS
SELECT v.version_id, v.article_id, v.body_sha256 || ' ' || coalesce(a.location, '') AS page,
    coalesce(a.location, v.article_id) AS place, v.parser_version
FROM article_versions AS v
LEFT JOIN article_addresses AS a ON a.article_id = v.article_id AND a.is_main;
