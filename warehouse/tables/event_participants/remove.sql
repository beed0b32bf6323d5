-- What the affected stories no longer hold.
DELETE FROM event_participants AS t
WHERE t.event_id IN (SELECT event_id FROM old_events)
  AND NOT EXISTS (FROM staged_event_participants s WHERE t.event_id = s.event_id AND t.entity_id = s.entity_id AND t.role = s.role);
