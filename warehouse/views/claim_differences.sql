CREATE OR REPLACE VIEW claim_differences AS
SELECT c.claim_id, c.story_id, c.property, c.subject, a.publisher, a.article_id, a.relation, q.quantity_id, q.exact,
    q.sentence, q.modifier, q.base_value, q.base_unit, q.low, q.high, a.published_date
FROM claims c
JOIN claim_quantities t ON t.claim_id = c.claim_id
JOIN quantities q ON q.quantity_id = t.quantity_id
JOIN articles a ON a.version_id = q.version_id
WHERE c.verdict = 'conflict';

COMMENT ON VIEW claim_differences IS 'Claims on which the articles of a story conflict, with each outlet''s words: one row per telling.';
COMMENT ON COLUMN claim_differences.claim_id IS 'The claim.';
COMMENT ON COLUMN claim_differences.story_id IS 'Its story.';
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
