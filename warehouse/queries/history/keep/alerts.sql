INSERT INTO alerts BY NAME
SELECT COLUMNS(lambda c: list_contains($columns, c)) FROM old.alerts;
