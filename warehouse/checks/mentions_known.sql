-- A mention names an entity that exists.
SELECT m.version_id, m.entity_id FROM mentions m
JOIN checked_versions c ON c.version_id = m.version_id
WHERE m.entity_id IS NULL OR NOT EXISTS (FROM entities e WHERE e.entity_id = m.entity_id) LIMIT 5;
