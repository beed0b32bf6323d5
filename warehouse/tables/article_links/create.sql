CREATE TABLE IF NOT EXISTS article_links (
    version_id VARCHAR,
    position INTEGER,
    url VARCHAR,
    anchor VARCHAR,
    kind VARCHAR
);

COMMENT ON TABLE article_links IS 'The links in an article''s own body.';
COMMENT ON COLUMN article_links.version_id IS 'The version.';
COMMENT ON COLUMN article_links.position IS 'From 0, in the order of the text.';
COMMENT ON COLUMN article_links.url IS 'Where it leads.';
COMMENT ON COLUMN article_links.anchor IS 'The words it stands on.';
COMMENT ON COLUMN article_links.kind IS 'internal, external, canonical or source.';
