CREATE TABLE IF NOT EXISTS removed_blocks (
    version_id VARCHAR,
    position INTEGER,
    at_char INTEGER,
    kind VARCHAR,
    text VARCHAR
);

COMMENT ON TABLE removed_blocks IS 'Everything that was set aside from a page''s text, so that removal can be undone.';
COMMENT ON COLUMN removed_blocks.version_id IS 'The version.';
COMMENT ON COLUMN removed_blocks.position IS 'From 0, in the order of the page; facts point here as block_position.';
COMMENT ON COLUMN removed_blocks.at_char IS 'Where in `article_versions.text` it stood.';
COMMENT ON COLUMN removed_blocks.kind IS 'dateline, source, contact, related, copyright, share ...';
COMMENT ON COLUMN removed_blocks.text IS 'The words; private data masked letter by letter.';
