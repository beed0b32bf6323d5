-- Names that only the forgotten articles knew.
WITH RECURSIVE kept AS (
    SELECT entity_id FROM mentions
    UNION
    SELECT entity_id FROM entities WHERE entity_id NOT IN (FROM forgotten_entities)
    UNION
    SELECT e.parent_id FROM entities e JOIN kept k ON k.entity_id = e.entity_id WHERE e.parent_id IS NOT NULL
)
DELETE FROM entities WHERE entity_id NOT IN (FROM kept);
DELETE FROM entity_aliases AS t
WHERE entity_id IN (FROM forgotten_entities)
  AND NOT EXISTS (FROM entities e WHERE e.entity_id = t.entity_id AND e.name = t.alias)
  AND NOT EXISTS (FROM mentions m WHERE m.entity_id = t.entity_id AND m.exact = t.alias);
DELETE FROM publishers
WHERE publisher_id IN (FROM forgotten_publishers)
  AND publisher_id NOT IN (SELECT publisher_id FROM article_addresses);
