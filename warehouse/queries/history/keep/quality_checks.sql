INSERT INTO quality_checks BY NAME
SELECT COLUMNS(lambda c: list_contains($columns, c)) FROM old.quality_checks AS o
WHERE NOT EXISTS (
    FROM quality_checks AS n
    WHERE n.run_id = o.run_id AND n.name = o.name AND n.source_id IS NOT DISTINCT FROM o.source_id);
