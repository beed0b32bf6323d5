INSERT INTO forgotten_sources
SELECT source_id FROM sources WHERE source_id IN $source_ids;
