-- What the affected stories no longer hold.
DELETE FROM event_quantities AS t
WHERE t.event_id IN (SELECT event_id FROM old_events)
  AND NOT EXISTS (FROM staged_event_quantities s WHERE t.event_id = s.event_id AND t.quantity_id = s.quantity_id);
