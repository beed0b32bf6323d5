INSERT INTO runs BY NAME
SELECT COLUMNS(lambda c: list_contains($columns, c)) FROM old.runs AS o
WHERE o.run_id NOT IN (SELECT run_id FROM runs);
