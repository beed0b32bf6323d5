-- As the old file has them: no page tells of its source.
INSERT INTO sources BY NAME
SELECT COLUMNS(lambda c: list_contains($columns, c)) FROM old.sources;
