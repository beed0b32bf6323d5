-- Mentions, participants and figures belong to events, entities and figures that exist.
SELECT 'mention' AS part, m.event_id, m.version_id AS id
FROM event_mentions m
WHERE NOT EXISTS (FROM events e WHERE e.event_id = m.event_id)
UNION ALL
SELECT 'participant', p.event_id, p.entity_id
FROM event_participants p
LEFT JOIN events e ON e.event_id = p.event_id
WHERE e.event_id IS NULL
   OR (e.story_id IN (SELECT story_id FROM checked_stories)
    AND NOT EXISTS (FROM entities n WHERE n.entity_id = p.entity_id))
UNION ALL
SELECT 'quantity', p.event_id, p.quantity_id
FROM event_quantities p
LEFT JOIN events e ON e.event_id = p.event_id
WHERE e.event_id IS NULL
   OR (e.story_id IN (SELECT story_id FROM checked_stories)
    AND NOT EXISTS (FROM checked_quantities q WHERE q.quantity_id = p.quantity_id))
LIMIT 5;
