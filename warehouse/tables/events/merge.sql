MERGE INTO events AS t
USING staged_events AS s
ON t.event_id = s.event_id
WHEN MATCHED AND (t.story_id, t.kind, t.object, t.status, t.date_from, t.date_to, t.precision, t.place_id)
    IS DISTINCT FROM (s.story_id, s.kind, s.object, s.status, s.date_from, s.date_to, s.precision, s.place_id) THEN
    UPDATE SET story_id = s.story_id, kind = s.kind, object = s.object, status = s.status, date_from = s.date_from, date_to = s.date_to, precision = s.precision, place_id = s.place_id
WHEN NOT MATCHED THEN INSERT BY NAME;
