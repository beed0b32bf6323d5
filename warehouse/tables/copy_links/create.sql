CREATE TABLE IF NOT EXISTS copy_links (
    from_article_id VARCHAR,
    to_article_id VARCHAR,
    relation VARCHAR,
    text_overlap DOUBLE,
    shared_facts INTEGER,
    lag INTERVAL
);

COMMENT ON TABLE copy_links IS 'Who copied whom: one row for each article whose parent is known.';
COMMENT ON COLUMN copy_links.from_article_id IS 'The parent: the article that was copied from.';
COMMENT ON COLUMN copy_links.to_article_id IS 'The copy: the article that the words or facts went to.';
COMMENT ON COLUMN copy_links.relation IS 'exact, near or rewrite: what the copy is to its parent.';
COMMENT ON COLUMN copy_links.text_overlap IS 'Share of the copy''s own words that stand in the parent, 0 to 1.';
COMMENT ON COLUMN copy_links.shared_facts IS 'Facts that both hold.';
COMMENT ON COLUMN copy_links.lag IS 'From the parent''s publication to the copy''s: exact where both times are known, else in whole days; NULL where a day is missing.';
