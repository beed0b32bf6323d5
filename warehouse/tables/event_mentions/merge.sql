MERGE INTO event_mentions AS t
USING staged_event_mentions AS s
ON t.event_id = s.event_id AND t.version_id = s.version_id AND t.start_char = s.start_char AND t.end_char = s.end_char
WHEN MATCHED AND t.exact IS DISTINCT FROM s.exact THEN
    UPDATE SET exact = s.exact
WHEN NOT MATCHED THEN INSERT BY NAME;
