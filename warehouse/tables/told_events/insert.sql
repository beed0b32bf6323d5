-- The rows of the versions that this load brings, each from the one part chosen for it.
INSERT INTO internal.told_events BY NAME
SELECT s.* EXCLUDE (part)
FROM staged_told_events s
JOIN chosen_versions c ON c.version_id = s.version_id AND c.part = s.part
QUALIFY row_number() OVER (PARTITION BY s.version_id, s.start_char, s.end_char, s.kind ORDER BY s) = 1;
