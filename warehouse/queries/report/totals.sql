-- The whole file in one row. Freshness is what the file knows, not what the clock says.
SELECT
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM stories) AS stories,
    (SELECT count(DISTINCT publisher_id) FROM articles) AS publishers,
    (SELECT count(*) FROM copy_links) AS copies,
    (SELECT count(*) FROM stories WHERE article_count > 1 AND independent_source_count = 1) AS single_sourced,
    (SELECT count(*) FROM quantities AS q JOIN article_versions AS v USING (version_id) WHERE v.is_current) AS figures,
    (SELECT count(*) FROM claims) AS claims,
    (SELECT count(*) FROM claims WHERE article_count > 1) AS told_twice,
    (SELECT count(*) FROM claims WHERE verdict = 'conflict') AS conflicts,
    (SELECT count(*) FROM rejections) AS rejections,
    (SELECT min(published_date) FROM articles) AS first_published,
    (SELECT max(published_date) FROM articles) AS last_published,
    (SELECT max(requested_at) FROM fetches) AS last_fetched
