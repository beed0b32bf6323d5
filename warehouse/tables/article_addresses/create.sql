CREATE TABLE IF NOT EXISTS article_addresses (
    article_id VARCHAR,
    source_id VARCHAR,
    publisher_id VARCHAR,
    url VARCHAR,
    location VARCHAR,
    first_seen_at TIMESTAMPTZ,
    last_seen_at TIMESTAMPTZ,
    gone_at TIMESTAMPTZ,
    is_main BOOLEAN
);

COMMENT ON TABLE article_addresses IS 'Where an article is found: one row for each source and location that led to it.';
COMMENT ON COLUMN article_addresses.article_id IS 'The article; made from its canonical address.';
COMMENT ON COLUMN article_addresses.source_id IS 'The source that led to it.';
COMMENT ON COLUMN article_addresses.publisher_id IS 'Who prints it, as its page last seen here says.';
COMMENT ON COLUMN article_addresses.url IS 'Canonical address on its own domain; for a local copy its resolved path, or PATH#ID.';
COMMENT ON COLUMN article_addresses.location IS 'As given: address, path, or PATH#ID.';
COMMENT ON COLUMN article_addresses.first_seen_at IS 'When it was first read here (history).';
COMMENT ON COLUMN article_addresses.last_seen_at IS 'When it was last read here (history).';
COMMENT ON COLUMN article_addresses.gone_at IS 'When it was found to be gone; NULL: it is there (history).';
COMMENT ON COLUMN article_addresses.is_main IS 'TRUE for the one address that the view `articles` shows: the least by source and location.';
