-- Of articles as they are now: what a replaced version said does not count twice.
SELECT
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM stories) AS stories,
    (SELECT count(*) FROM quantities JOIN article_versions USING (version_id) WHERE is_current) AS quantities,
    (SELECT count(*) FROM dates JOIN article_versions USING (version_id) WHERE is_current) AS dates,
    (SELECT count(*) FROM mentions JOIN article_versions USING (version_id) WHERE is_current) AS mentions,
    (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM claims) AS claims,
    (SELECT count(*) FROM claims WHERE verdict = 'conflict') AS conflicts,
    (SELECT count(*) FROM rejections) AS rejections
