CREATE TABLE IF NOT EXISTS story_changes (
    run_id VARCHAR,
    article_id VARCHAR,
    old_story_id VARCHAR,
    new_story_id VARCHAR,
    kind VARCHAR
);

COMMENT ON TABLE story_changes IS 'Articles whose story changed, and new articles that joined a story known before (history). The first story of an article that opens one is no change.';
COMMENT ON COLUMN story_changes.run_id IS 'The run that found it.';
COMMENT ON COLUMN story_changes.article_id IS 'The article.';
COMMENT ON COLUMN story_changes.old_story_id IS 'The story it was in; NULL: the article is new.';
COMMENT ON COLUMN story_changes.new_story_id IS 'The story it is in.';
COMMENT ON COLUMN story_changes.kind IS 'joined: its story now holds articles that were in another before (or it is new there); split: articles that were in its story are now in another; moved: the same articles under a new original.';
