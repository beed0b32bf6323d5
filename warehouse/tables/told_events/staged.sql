CREATE OR REPLACE TEMP TABLE staged_told_events AS
SELECT *, NULL::VARCHAR AS part FROM internal.told_events LIMIT 0;
