-- A key of entities stands once, and is never NULL.
SELECT entity_id, count(*) AS times FROM entities
WHERE entity_id IN (SELECT entity_id FROM checked_entities) OR entity_id IS NULL
GROUP BY entity_id HAVING count(*) > 1 OR entity_id IS NULL LIMIT 5;
