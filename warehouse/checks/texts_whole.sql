-- The texts that dedupe knows are those of the current articles.
SELECT text_key, version_id FROM (
    SELECT x.text_key, x.version_id FROM internal.texts x
    WHERE x.text_key NOT IN (SELECT text_key FROM internal.tellers)
    UNION ALL
    SELECT t.text_key, t.version_id FROM internal.tellers t
    JOIN checked_versions c ON c.version_id = t.version_id
    WHERE t.text_key NOT IN (SELECT text_key FROM internal.texts)
) LIMIT 5;
