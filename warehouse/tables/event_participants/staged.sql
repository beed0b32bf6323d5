CREATE OR REPLACE TEMP TABLE staged_event_participants AS
FROM event_participants LIMIT 0;
