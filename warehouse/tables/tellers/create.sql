CREATE TABLE IF NOT EXISTS internal.tellers (
    article_id VARCHAR,
    version_id VARCHAR,
    publisher_id VARCHAR,
    text_no UBIGINT,
    day DATE
);

COMMENT ON TABLE internal.tellers IS 'Which text each current article holds.';
COMMENT ON COLUMN internal.tellers.article_id IS 'Key: the article.';
COMMENT ON COLUMN internal.tellers.version_id IS 'Its current version.';
COMMENT ON COLUMN internal.tellers.publisher_id IS 'Who prints it.';
COMMENT ON COLUMN internal.tellers.text_no IS 'The text of that version: the first 64 bits of its text_key.';
COMMENT ON COLUMN internal.tellers.day IS 'The day of that version; NULL: not known.';
