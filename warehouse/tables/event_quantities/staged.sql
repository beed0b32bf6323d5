CREATE OR REPLACE TEMP TABLE staged_event_quantities AS
FROM event_quantities LIMIT 0;
