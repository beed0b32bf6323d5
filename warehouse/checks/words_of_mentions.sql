-- The words between the offsets, in the text or in the block named, are the words that are quoted.
WITH facts AS (
    FROM mentions
    WHERE rowid IN (SELECT rowid FROM mentions WHERE version_id IN (SELECT version_id FROM checked_versions))
), blocks AS (
    FROM removed_blocks
    WHERE rowid IN (SELECT rowid FROM removed_blocks WHERE version_id IN (SELECT version_id FROM checked_versions))
)
SELECT f.version_id, f.block_position, f.start_char, f.end_char, f.exact
FROM facts f
LEFT JOIN checked_words v ON v.version_id = f.version_id
LEFT JOIN blocks b ON b.version_id = f.version_id AND b.position = f.block_position
-- substr counts from the start of a text, so this would be quadratic in a very long one: those are
-- held to it when their part is written (flows/extract.py).
WHERE coalesce(length(v.text), 0) < 300000
    AND substr(CASE WHEN f.block_position IS NULL THEN v.text ELSE b.text END, f.start_char + 1, f.end_char - f.start_char)
    IS DISTINCT FROM f.exact
LIMIT 5;
