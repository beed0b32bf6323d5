CREATE OR REPLACE VIEW story_timeline AS
SELECT a.story_id, s.title AS story,
    row_number() OVER (
        PARTITION BY a.story_id
        ORDER BY a.published_date NULLS LAST, a.published_at NULLS LAST, a.relation <> 'original', a.article_id
    ) AS position,
    a.article_id, a.publisher, a.title, a.relation, a.published_date, a.published_at,
    o.publisher AS original_publisher,
    date_diff('day', o.published_date, a.published_date) AS days_after_original,
    l.from_article_id AS parent_article_id, b.publisher AS parent_publisher, l.lag
FROM articles a
JOIN stories s ON s.story_id = a.story_id
LEFT JOIN articles o ON o.article_id = s.original_article_id
LEFT JOIN copy_links l ON l.to_article_id = a.article_id
LEFT JOIN articles b ON b.article_id = l.from_article_id;

COMMENT ON VIEW story_timeline IS 'Who published a story first, who followed, from whom, and how much later: one row per article.';
COMMENT ON COLUMN story_timeline.story_id IS 'The story.';
COMMENT ON COLUMN story_timeline.story IS 'Headline of its original.';
COMMENT ON COLUMN story_timeline.position IS '1 for the article published first; undated ones come last.';
COMMENT ON COLUMN story_timeline.article_id IS 'The article.';
COMMENT ON COLUMN story_timeline.publisher IS 'Who printed it.';
COMMENT ON COLUMN story_timeline.title IS 'Its own headline.';
COMMENT ON COLUMN story_timeline.relation IS 'What it is in the story.';
COMMENT ON COLUMN story_timeline.published_date IS 'The day it was published.';
COMMENT ON COLUMN story_timeline.published_at IS 'The moment, where it is known.';
COMMENT ON COLUMN story_timeline.original_publisher IS 'Who printed the original.';
COMMENT ON COLUMN story_timeline.days_after_original IS 'Days from the original to this article; NULL where a day is missing.';
COMMENT ON COLUMN story_timeline.parent_article_id IS 'The article it was copied from; NULL: none is known.';
COMMENT ON COLUMN story_timeline.parent_publisher IS 'Who printed that one.';
COMMENT ON COLUMN story_timeline.lag IS 'From the parent to this article: see copy_links.lag.';
