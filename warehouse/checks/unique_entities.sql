-- A key of entities stands once, and is never NULL.
SELECT entity_id, count(*) AS times FROM entities GROUP BY entity_id HAVING count(*) > 1 OR entity_id IS NULL LIMIT 5;
