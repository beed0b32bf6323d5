CREATE TABLE IF NOT EXISTS internal.texts (
    text_no UBIGINT,
    version_id VARCHAR,
    day DATE
);

COMMENT ON TABLE internal.texts IS 'Each text that a current article holds, once, however often it was printed. In date order within a load.';
COMMENT ON COLUMN internal.texts.text_no IS 'Key: the first 64 bits of the text_key, a seventh of the time to look through.';
COMMENT ON COLUMN internal.texts.version_id IS 'The version that stands for it: the earliest by day, then by article_id.';
COMMENT ON COLUMN internal.texts.day IS 'The day of that version; NULL: no copy has one.';
