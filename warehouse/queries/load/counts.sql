SELECT
    (SELECT count(*) FROM changed_articles) AS articles_touched,
    count(*) FILTER (o.version_id IS NULL AND n.version_id IS NOT NULL) AS articles_new,
    count(*) FILTER (o.version_id IS NOT NULL AND n.version_id <> o.version_id) AS articles_changed,
    count(*) FILTER (n.version_id = o.version_id) AS articles_unchanged,
    (SELECT count(*) FROM chosen_versions WHERE is_new) AS versions_new
FROM articles_after n
JOIN articles_before o USING (article_id);
