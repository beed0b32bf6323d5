CREATE OR REPLACE TEMP TABLE staged_event_mentions AS
FROM event_mentions LIMIT 0;
