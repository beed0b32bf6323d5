INSERT INTO story_changes BY NAME
SELECT COLUMNS(lambda c: list_contains($columns, c)) FROM old.story_changes;
