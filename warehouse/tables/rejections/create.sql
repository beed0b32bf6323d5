CREATE TABLE IF NOT EXISTS rejections (
    run_id VARCHAR,
    source_id VARCHAR,
    location VARCHAR,
    stage VARCHAR,
    reason VARCHAR,
    detail VARCHAR,
    body_sha256 VARCHAR,
    rejected_at TIMESTAMPTZ
);

COMMENT ON TABLE rejections IS 'Inputs, or parts of them, that could not be used. The same again is no new row.';
COMMENT ON COLUMN rejections.run_id IS 'The run that met it first (history).';
COMMENT ON COLUMN rejections.source_id IS 'The source; NULL: none known.';
COMMENT ON COLUMN rejections.location IS 'The address, path, or PATH#LINE.';
COMMENT ON COLUMN rejections.stage IS 'read, fetch, parse, facts or load.';
COMMENT ON COLUMN rejections.reason IS 'A few lower-case words to count by.';
COMMENT ON COLUMN rejections.detail IS 'A sentence for a person.';
COMMENT ON COLUMN rejections.body_sha256 IS 'The page in the archive, where there is one: it can be tried again.';
COMMENT ON COLUMN rejections.rejected_at IS 'When it was met first (history).';
