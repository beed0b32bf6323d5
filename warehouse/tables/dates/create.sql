CREATE TABLE IF NOT EXISTS dates (
    version_id VARCHAR,
    block_position INTEGER,
    start_char INTEGER,
    end_char INTEGER,
    exact VARCHAR,
    date_from DATE,
    date_to DATE,
    precision VARCHAR,
    role VARCHAR,
    method VARCHAR
);

COMMENT ON TABLE dates IS 'Where a version speaks of a time, and the days it means.';
COMMENT ON COLUMN dates.version_id IS 'The version.';
COMMENT ON COLUMN dates.block_position IS 'The removed block that the offsets count in; NULL: the text.';
COMMENT ON COLUMN dates.start_char IS 'First code point, from 0.';
COMMENT ON COLUMN dates.end_char IS 'One past the last code point.';
COMMENT ON COLUMN dates.exact IS 'The words between the offsets.';
COMMENT ON COLUMN dates.date_from IS 'First day that is meant; NULL: vague.';
COMMENT ON COLUMN dates.date_to IS 'Last day that is meant; NULL: vague.';
COMMENT ON COLUMN dates.precision IS 'day, week, month, quarter, year, period or vague.';
COMMENT ON COLUMN dates.role IS 'published, dateline, event, deadline, as-of, copyright or text.';
COMMENT ON COLUMN dates.method IS 'How it was resolved: explicit, nearest, weekday, relative, named-period, vague.';
