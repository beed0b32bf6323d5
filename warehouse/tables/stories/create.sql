CREATE TABLE IF NOT EXISTS stories (
    story_id VARCHAR,
    original_article_id VARCHAR,
    title VARCHAR,
    first_published DATE,
    last_published DATE,
    article_count INTEGER,
    publisher_count INTEGER,
    independent_source_count INTEGER
);

COMMENT ON TABLE stories IS 'One event as it was told: the original, its copies, and independent reports of it.';
COMMENT ON COLUMN stories.story_id IS 'Key: made from the original article.';
COMMENT ON COLUMN stories.original_article_id IS 'The article that the others come from, or the first to tell it.';
COMMENT ON COLUMN stories.title IS 'Headline of the original; the beginning of its text where it has none.';
COMMENT ON COLUMN stories.first_published IS 'The earliest day of its articles; NULL: none has a day.';
COMMENT ON COLUMN stories.last_published IS 'The latest day of its articles.';
COMMENT ON COLUMN stories.article_count IS 'Its articles.';
COMMENT ON COLUMN stories.publisher_count IS 'Who printed them, each counted once.';
COMMENT ON COLUMN stories.independent_source_count IS 'Tellings with a source of their own: a wire text counts once, however often it is printed.';
