MERGE INTO claims AS t
USING staged_claims AS s
ON t.claim_id = s.claim_id
WHEN MATCHED AND (t.story_id, t.series_id, t.property, t.subject, t.subject_id, t.place_id, t.period, t.as_of, t.status, t.value, t.base_unit, t.low, t.high, t.verdict, t.article_count, t.independent_source_count, t.unit_codes, t.is_piece)
    IS DISTINCT FROM (s.story_id, s.series_id, s.property, s.subject, s.subject_id, s.place_id, s.period, s.as_of, s.status, s.value, s.base_unit, s.low, s.high, s.verdict, s.article_count, s.independent_source_count, s.unit_codes, s.is_piece) THEN
    UPDATE SET story_id = s.story_id, series_id = s.series_id, property = s.property, subject = s.subject, subject_id = s.subject_id, place_id = s.place_id, period = s.period, as_of = s.as_of, status = s.status, value = s.value, base_unit = s.base_unit, low = s.low, high = s.high, verdict = s.verdict, article_count = s.article_count, independent_source_count = s.independent_source_count, unit_codes = s.unit_codes, is_piece = s.is_piece
WHEN NOT MATCHED THEN INSERT BY NAME;
