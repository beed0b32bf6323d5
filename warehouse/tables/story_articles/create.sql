CREATE TABLE IF NOT EXISTS story_articles (
    article_id VARCHAR,
    story_id VARCHAR,
    relation VARCHAR,
    similarity DOUBLE,
    evidence JSON
);

COMMENT ON TABLE story_articles IS 'What each current article is in its story. Every current article is in exactly one.';
COMMENT ON COLUMN story_articles.article_id IS 'Key: the article.';
COMMENT ON COLUMN story_articles.story_id IS 'Its story.';
COMMENT ON COLUMN story_articles.relation IS 'original; exact (equal after folding); near (most of its words come from its parent); rewrite (other words, most facts from its parent); independent (same event, no evidence of copying).';
COMMENT ON COLUMN story_articles.similarity IS 'To its parent, or to the original where it has none, 0 to 1; 1 for the original.';
COMMENT ON COLUMN story_articles.evidence IS 'What is shared, in words that a person can check; of an original, what speaks for its being that.';
