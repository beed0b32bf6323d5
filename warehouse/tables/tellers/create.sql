CREATE TABLE IF NOT EXISTS internal.tellers (
    article_id VARCHAR,
    version_id VARCHAR,
    text_key VARCHAR,
    day DATE
);

COMMENT ON TABLE internal.tellers IS 'Which text each current article holds.';
COMMENT ON COLUMN internal.tellers.article_id IS 'Key: the article.';
COMMENT ON COLUMN internal.tellers.version_id IS 'Its current version.';
COMMENT ON COLUMN internal.tellers.text_key IS 'The text of that version.';
COMMENT ON COLUMN internal.tellers.day IS 'The day of that version; NULL: not known.';
