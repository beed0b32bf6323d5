-- The configuration loaded last holds.
MERGE INTO sources AS t
USING (
    SELECT * EXCLUDE (part) FROM staged_sources s
    QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY s) = 1
) AS s
ON t.source_id = s.source_id
WHEN MATCHED AND (t.name, t.kind, t.location, t.rights, t.schedule)
    IS DISTINCT FROM (s.name, s.kind, s.location, s.rights, s.schedule) THEN
    UPDATE SET name = s.name, kind = s.kind, location = s.location, rights = s.rights, schedule = s.schedule
WHEN NOT MATCHED THEN INSERT BY NAME;
