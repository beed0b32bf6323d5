-- First their places, then the rows: else all that such a wide table holds is read.
FROM dates
WHERE rowid IN (SELECT rowid FROM dates WHERE version_id IN (SELECT version_id FROM affected_articles))
ORDER BY version_id, block_position NULLS FIRST, start_char, end_char, role;
