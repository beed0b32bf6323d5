-- The words between the offsets are the words that are quoted; the text, never a removed block.
SELECT f.version_id, f.start_char, f.end_char, f.exact
FROM checked_quantities f
JOIN checked_versions c ON c.version_id = f.version_id
LEFT JOIN checked_words v ON v.version_id = f.version_id
-- substr counts from the start of a text, so this would be quadratic in a very long one: those are
-- held to it when their part is written (flows/extract.py).
WHERE coalesce(length(v.text), 0) < 300000
    AND substr(v.text, f.start_char + 1, f.end_char - f.start_char) IS DISTINCT FROM f.exact
LIMIT 5;
