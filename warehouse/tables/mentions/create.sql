CREATE TABLE IF NOT EXISTS mentions (
    version_id VARCHAR,
    entity_id VARCHAR,
    block_position INTEGER,
    start_char INTEGER,
    end_char INTEGER,
    exact VARCHAR,
    role VARCHAR,
    extractor VARCHAR,
    confidence DOUBLE
);

COMMENT ON TABLE mentions IS 'Where a version names an entity.';
COMMENT ON COLUMN mentions.version_id IS 'The version.';
COMMENT ON COLUMN mentions.entity_id IS 'Whom it names.';
COMMENT ON COLUMN mentions.block_position IS 'The removed block that the offsets count in; NULL: the text.';
COMMENT ON COLUMN mentions.start_char IS 'First code point, from 0.';
COMMENT ON COLUMN mentions.end_char IS 'One past the last code point.';
COMMENT ON COLUMN mentions.exact IS 'The words between the offsets.';
COMMENT ON COLUMN mentions.role IS 'dateline, source, contact or publisher; NULL in running text.';
COMMENT ON COLUMN mentions.extractor IS 'The rule or model that found it, with its version.';
COMMENT ON COLUMN mentions.confidence IS '0 to 1, as the extractor says.';
