CREATE OR REPLACE TEMP TABLE old_events AS
SELECT event_id FROM events WHERE story_id IN (SELECT story_id FROM old_stories);
