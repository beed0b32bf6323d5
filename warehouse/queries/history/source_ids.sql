SELECT source_id, name, location FROM sources ORDER BY ALL;
