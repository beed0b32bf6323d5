-- What the affected stories no longer hold.
DELETE FROM events AS t
WHERE t.story_id IN (SELECT story_id FROM old_stories)
  AND NOT EXISTS (FROM staged_events s WHERE t.event_id = s.event_id);
