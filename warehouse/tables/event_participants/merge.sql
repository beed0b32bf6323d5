MERGE INTO event_participants AS t
USING staged_event_participants AS s
ON t.event_id = s.event_id AND t.entity_id = s.entity_id AND t.role = s.role
WHEN NOT MATCHED THEN INSERT BY NAME;
