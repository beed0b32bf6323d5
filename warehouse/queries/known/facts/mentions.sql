-- First their places, then the rows: else all that such a wide table holds is read.
FROM mentions
WHERE rowid IN (SELECT rowid FROM mentions WHERE version_id IN (SELECT version_id FROM affected_articles))
ORDER BY version_id, block_position NULLS FIRST, start_char, end_char, entity_id, extractor;
