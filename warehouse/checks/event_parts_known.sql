-- Mentions, participants and figures belong to events, entities and figures that exist.
SELECT 'mention' AS part, event_id, version_id AS id FROM event_mentions WHERE event_id NOT IN (SELECT event_id FROM events)
UNION ALL
SELECT 'participant', event_id, entity_id FROM event_participants
WHERE event_id NOT IN (SELECT event_id FROM events) OR entity_id NOT IN (SELECT entity_id FROM entities)
UNION ALL
SELECT 'quantity', event_id, quantity_id FROM event_quantities
WHERE event_id NOT IN (SELECT event_id FROM events) OR quantity_id NOT IN (SELECT quantity_id FROM quantities)
LIMIT 5;
