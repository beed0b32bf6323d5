CREATE OR REPLACE MACRO named_with(whom) AS TABLE
WITH sought AS MATERIALIZED (
    SELECT entity_id FROM entities WHERE contains(lower(name), lower(whom))
    UNION
    SELECT entity_id FROM entity_aliases WHERE contains(lower(alias), lower(whom))
), articles_of AS MATERIALIZED (
    SELECT DISTINCT version_id FROM mentions WHERE entity_id IN (FROM sought) AND role IS NULL
), beside AS MATERIALIZED (
    SELECT DISTINCT m.version_id, m.entity_id
    FROM mentions m
    WHERE m.role IS NULL AND m.version_id IN (FROM articles_of) AND m.entity_id NOT IN (FROM sought)
)
SELECT e.name AS organisation, count(DISTINCT s.story_id) AS stories, count(*) AS articles, min(v.published_date) AS first_published,
    max(v.published_date) AS last_published, e.entity_id
FROM beside b
JOIN entities e ON e.entity_id = b.entity_id AND e.kind = 'organisation'
JOIN article_versions v ON v.version_id = b.version_id AND v.is_current
JOIN story_articles s ON s.article_id = v.article_id
GROUP BY e.name, e.entity_id
ORDER BY stories DESC, articles DESC, organisation;

COMMENT ON MACRO TABLE named_with IS 'named_with(whom): organisations that are named in the running text of the same articles, by the number of stories. A part of the name is enough.';
