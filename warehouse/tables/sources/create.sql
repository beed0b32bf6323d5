CREATE TABLE IF NOT EXISTS sources (
    source_id VARCHAR,
    name VARCHAR,
    kind VARCHAR,
    location VARCHAR,
    rights VARCHAR,
    schedule VARCHAR
);

COMMENT ON TABLE sources IS 'Where articles come from: one row per feed, sitemap, list, folder or archive file, as last configured.';
COMMENT ON COLUMN sources.source_id IS 'Key: 20 hex digits.';
COMMENT ON COLUMN sources.name IS 'The name that the configuration or the command line gives it.';
COMMENT ON COLUMN sources.kind IS 'feed, sitemap, list, folder, file or warc.';
COMMENT ON COLUMN sources.location IS 'The address or path it is read from, as written.';
COMMENT ON COLUMN sources.rights IS 'What the operator noted about the right to use it; NULL: nothing noted.';
COMMENT ON COLUMN sources.schedule IS 'How often it is read, as configured; NULL: only when asked.';
