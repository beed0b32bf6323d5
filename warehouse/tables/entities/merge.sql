-- Articles differ in what they say of an entity: what is kept does not depend on which came first.
MERGE INTO entities AS t
USING (
    SELECT entity_id,
        min(kind) AS kind,
        first(name ORDER BY length(name) DESC, name) AS name,
        min(country) AS country,
        min(parent_id) AS parent_id
    FROM (
        SELECT * EXCLUDE (part) FROM staged_entities
        UNION ALL BY NAME
        FROM entities WHERE entity_id IN (SELECT entity_id FROM staged_entities)
    )
    GROUP BY entity_id
) AS s
ON t.entity_id = s.entity_id
WHEN MATCHED AND (t.kind, t.name, t.country, t.parent_id)
    IS DISTINCT FROM (s.kind, s.name, s.country, s.parent_id) THEN
    UPDATE SET kind = s.kind, name = s.name, country = s.country, parent_id = s.parent_id
WHEN NOT MATCHED THEN INSERT BY NAME;
