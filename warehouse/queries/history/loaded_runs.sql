SELECT count(DISTINCT run_id) AS runs FROM fetches WHERE source_id = $source_id
