-- The articles that dedupe has to look at again: another current version, other rows of it, another publisher.
CREATE OR REPLACE TEMP TABLE changed_articles AS
SELECT n.article_id, o.version_id AS old_version_id, n.version_id AS new_version_id
FROM articles_after n
JOIN articles_before o USING (article_id)
WHERE n.version_id IS NOT NULL
  AND (n.version_id IS DISTINCT FROM o.version_id
    OR n.publisher_id IS DISTINCT FROM o.publisher_id
    OR n.version_id IN (SELECT version_id FROM chosen_versions));
