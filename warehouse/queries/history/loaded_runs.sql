SELECT count(DISTINCT run_id) FROM fetches WHERE source_id = $source_id
