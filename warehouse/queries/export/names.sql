-- Who and what the running texts of some stories name, with each place.
SELECT a.story_id, m.version_id, m.entity_id, e.kind, e.name, e.country, m.start_char, m.end_char, m.exact
FROM mentions AS m
JOIN articles AS a ON a.version_id = m.version_id
JOIN entities AS e ON e.entity_id = m.entity_id
WHERE list_contains($story_ids, a.story_id) AND m.block_position IS NULL
ORDER BY m.version_id, m.start_char, m.end_char, m.entity_id
