MERGE INTO event_quantities AS t
USING staged_event_quantities AS s
ON t.event_id = s.event_id AND t.quantity_id = s.quantity_id
WHEN NOT MATCHED THEN INSERT BY NAME;
