-- First their places, then the rows: else all that such a wide table holds is read.
FROM internal.told_events
WHERE rowid IN (SELECT rowid FROM internal.told_events WHERE version_id IN (SELECT version_id FROM affected_articles))
ORDER BY version_id, start_char, end_char, kind;
