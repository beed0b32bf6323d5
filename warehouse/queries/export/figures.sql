-- The figures in the texts of some stories.
SELECT a.story_id, q.*
FROM quantities AS q
JOIN articles AS a ON a.version_id = q.version_id
WHERE list_contains($story_ids, a.story_id)
ORDER BY q.version_id, q.start_char, q.quantity_id
