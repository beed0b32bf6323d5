-- What the affected stories no longer hold.
DELETE FROM event_mentions AS t
WHERE t.event_id IN (SELECT event_id FROM old_events)
  AND NOT EXISTS (FROM staged_event_mentions s WHERE t.event_id = s.event_id AND t.version_id = s.version_id AND t.start_char = s.start_char AND t.end_char = s.end_char);
