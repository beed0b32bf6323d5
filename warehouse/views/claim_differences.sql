CREATE OR REPLACE VIEW claim_differences AS
-- Step by step: conflicts are few, figures many.
WITH conflicts AS MATERIALIZED (
    SELECT c.claim_id, c.story_id, s.title AS story, c.property, c.subject
    FROM claims c
    LEFT JOIN stories s ON s.story_id = c.story_id
    WHERE c.verdict = 'conflict'
), told AS MATERIALIZED (
    SELECT c.*, t.quantity_id FROM claim_quantities t JOIN conflicts c ON c.claim_id = t.claim_id
), words AS MATERIALIZED (
    SELECT t.*, q.version_id, q.exact, q.sentence, q.modifier, q.base_value, q.base_unit, q.low, q.high
    FROM quantities q
    JOIN told t ON t.quantity_id = q.quantity_id
)
SELECT w.claim_id, w.story_id, w.story, w.property, w.subject, p.name AS publisher, v.article_id, m.relation, w.quantity_id,
    w.exact, w.sentence, w.modifier, w.base_value, w.base_unit, w.low, w.high, v.published_date
FROM words w
JOIN article_versions v ON v.version_id = w.version_id
LEFT JOIN story_articles m ON m.article_id = v.article_id
LEFT JOIN article_addresses h ON h.article_id = v.article_id AND h.is_main
LEFT JOIN publishers p ON p.publisher_id = h.publisher_id;

COMMENT ON VIEW claim_differences IS 'Claims on which the articles of a story conflict, with each outlet''s words: one row per telling.';
COMMENT ON COLUMN claim_differences.claim_id IS 'The claim.';
COMMENT ON COLUMN claim_differences.story_id IS 'Its story.';
COMMENT ON COLUMN claim_differences.story IS 'Headline of the story.';
COMMENT ON COLUMN claim_differences.property IS 'What is measured.';
COMMENT ON COLUMN claim_differences.subject IS 'Of whom or what.';
COMMENT ON COLUMN claim_differences.publisher IS 'Who prints this telling.';
COMMENT ON COLUMN claim_differences.article_id IS 'The article.';
COMMENT ON COLUMN claim_differences.relation IS 'What the article is in the story.';
COMMENT ON COLUMN claim_differences.quantity_id IS 'The figure in this article.';
COMMENT ON COLUMN claim_differences.exact IS 'Its words.';
COMMENT ON COLUMN claim_differences.sentence IS 'The sentence they stand in.';
COMMENT ON COLUMN claim_differences.modifier IS '= ~ > < up down.';
COMMENT ON COLUMN claim_differences.base_value IS 'The value in base_unit.';
COMMENT ON COLUMN claim_differences.base_unit IS 'The unit of base_value, low and high.';
COMMENT ON COLUMN claim_differences.low IS 'Lower end of what the words claim; NULL: open.';
COMMENT ON COLUMN claim_differences.high IS 'Upper end of what the words claim; NULL: open.';
COMMENT ON COLUMN claim_differences.published_date IS 'The day this telling was published.';
