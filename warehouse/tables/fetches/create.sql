CREATE TABLE IF NOT EXISTS fetches (
    fetch_id VARCHAR,
    run_id VARCHAR,
    source_id VARCHAR,
    url VARCHAR,
    final_url VARCHAR,
    requested_at TIMESTAMPTZ,
    http_status INTEGER,
    outcome VARCHAR,
    body_sha256 VARCHAR,
    wire_bytes BIGINT,
    body_bytes BIGINT,
    duration_ms DOUBLE,
    etag VARCHAR,
    last_modified VARCHAR,
    tdm_reserved BOOLEAN,
    detail VARCHAR,
    page JSON
);

COMMENT ON TABLE fetches IS 'Every attempt to read a page, from the web or from disk (history).';
COMMENT ON COLUMN fetches.fetch_id IS 'Key.';
COMMENT ON COLUMN fetches.run_id IS 'The run that made it.';
COMMENT ON COLUMN fetches.source_id IS 'The source it was made for.';
COMMENT ON COLUMN fetches.url IS 'The address asked for.';
COMMENT ON COLUMN fetches.final_url IS 'Where the last redirect led.';
COMMENT ON COLUMN fetches.requested_at IS 'When it was asked for.';
COMMENT ON COLUMN fetches.http_status IS 'Status of the last answer; NULL for files and where none came.';
COMMENT ON COLUMN fetches.outcome IS 'One word: ok, unchanged, blocked, failed ...';
COMMENT ON COLUMN fetches.body_sha256 IS 'sha256 of the bytes, the key of the archive; NULL where none came.';
COMMENT ON COLUMN fetches.wire_bytes IS 'Bytes as they were transferred.';
COMMENT ON COLUMN fetches.body_bytes IS 'Bytes after decompression.';
COMMENT ON COLUMN fetches.duration_ms IS 'From request to last byte, in milliseconds.';
COMMENT ON COLUMN fetches.etag IS 'ETag header of the answer.';
COMMENT ON COLUMN fetches.last_modified IS 'Last-Modified header of the answer, as sent.';
COMMENT ON COLUMN fetches.tdm_reserved IS 'Whether the publisher reserves text and data mining; NULL: it does not say.';
COMMENT ON COLUMN fetches.detail IS 'A sentence for a person where it failed.';
COMMENT ON COLUMN fetches.page IS 'What else was known of the page, so that it can be worked out again (JSON: media, charset ...); NULL: it gave none.';
