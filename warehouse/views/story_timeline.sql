CREATE OR REPLACE VIEW story_timeline AS
-- Partitions name the story by id and by title, so that a filter on either reaches the tables.
SELECT s.story_id, s.title AS story,
    row_number() OVER (
        PARTITION BY s.story_id, s.title
        ORDER BY v.published_date NULLS LAST, v.published_at NULLS LAST, m.relation <> 'original', m.article_id
    ) AS position,
    m.article_id, p.name AS publisher, v.title, m.relation, v.published_date, v.published_at,
    max(p.name) FILTER (m.article_id = s.original_article_id) OVER (PARTITION BY s.story_id, s.title) AS original_publisher,
    date_diff('day', max(v.published_date) FILTER (m.article_id = s.original_article_id) OVER (PARTITION BY s.story_id, s.title),
        v.published_date) AS days_after_original,
    l.from_article_id AS parent_article_id, q.name AS parent_publisher, l.lag
FROM stories s
JOIN story_articles m ON m.story_id = s.story_id
JOIN article_versions v ON v.article_id = m.article_id AND v.is_current
LEFT JOIN article_addresses h ON h.article_id = m.article_id AND h.is_main
LEFT JOIN publishers p ON p.publisher_id = h.publisher_id
LEFT JOIN copy_links l ON l.to_article_id = m.article_id
LEFT JOIN article_addresses g ON g.article_id = l.from_article_id AND g.is_main
LEFT JOIN publishers q ON q.publisher_id = g.publisher_id;

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
