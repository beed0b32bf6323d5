CREATE TABLE IF NOT EXISTS date_candidates (
    version_id VARCHAR,
    role VARCHAR,
    value VARCHAR,
    precision VARCHAR,
    method VARCHAR,
    chosen BOOLEAN
);

COMMENT ON TABLE date_candidates IS 'Every date that a page says of itself, and which was taken.';
COMMENT ON COLUMN date_candidates.version_id IS 'The version.';
COMMENT ON COLUMN date_candidates.role IS 'published or modified.';
COMMENT ON COLUMN date_candidates.value IS 'ISO 8601: a day, or a time with its offset.';
COMMENT ON COLUMN date_candidates.precision IS 'second, minute, hour, day, month ...';
COMMENT ON COLUMN date_candidates.method IS 'Where it was found: json-ld, meta, time-element, dateline, url ...';
COMMENT ON COLUMN date_candidates.chosen IS 'TRUE for the one that was taken for its role.';
