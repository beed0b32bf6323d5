-- The rows of the versions that this load brings, each from the one part chosen for it.
INSERT INTO dates BY NAME
SELECT s.* EXCLUDE (part)
FROM staged_dates s
JOIN chosen_versions c ON c.version_id = s.version_id AND c.part = s.part
QUALIFY row_number() OVER (PARTITION BY s.version_id, s.block_position, s.start_char, s.end_char, s.role ORDER BY s) = 1;
