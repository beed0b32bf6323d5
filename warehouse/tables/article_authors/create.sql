CREATE TABLE IF NOT EXISTS article_authors (
    version_id VARCHAR,
    position INTEGER,
    name VARCHAR
);

COMMENT ON TABLE article_authors IS 'The persons that a byline names, in its order.';
COMMENT ON COLUMN article_authors.version_id IS 'The version.';
COMMENT ON COLUMN article_authors.position IS 'From 0, in the byline''s order.';
COMMENT ON COLUMN article_authors.name IS 'As printed.';
