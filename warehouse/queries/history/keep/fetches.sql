-- Requests that brought no page. Those that did come with what was made of it.
INSERT INTO fetches BY NAME
SELECT COLUMNS(lambda c: list_contains($columns, c)) FROM old.fetches AS o
WHERE o.fetch_id NOT IN (SELECT fetch_id FROM fetches);
