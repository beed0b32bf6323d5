-- First their places, then the rows: else all that such a wide table holds is read.
FROM quantities
WHERE rowid IN (SELECT rowid FROM quantities WHERE version_id IN (SELECT version_id FROM affected_articles))
ORDER BY version_id, start_char, quantity_id;
