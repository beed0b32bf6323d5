CREATE OR REPLACE VIEW figure_revisions AS
WITH told AS NOT MATERIALIZED (
    SELECT c.*, s.title AS story, s.first_published AS published
    FROM claims c
    JOIN stories s ON s.story_id = c.story_id
), revised AS (
    SELECT n.series_id, n.claim_id, n.story_id, n.story, n.published, n.property, n.subject, n.place_id, n.period, n.as_of, n.status, n.value,
        n.base_unit, n.article_count, n.independent_source_count,
        max_by(o.claim_id, (o.published, o.claim_id)) AS previous_claim_id, max(o.published) AS previously_published,
        max_by(o.value, (o.published, o.claim_id)) AS previous
    FROM told n
    JOIN told o ON o.series_id = n.series_id AND o.story_id <> n.story_id AND o.published < n.published
    GROUP BY ALL
)
SELECT *, value - previous AS change, (value - previous) / nullif(abs(previous), 0) AS relative_change FROM revised;

COMMENT ON VIEW figure_revisions IS 'How one figure was told over time: one row per claim whose series an earlier story told before.';
COMMENT ON COLUMN figure_revisions.series_id IS 'The figure across stories and time.';
COMMENT ON COLUMN figure_revisions.claim_id IS 'The claim.';
COMMENT ON COLUMN figure_revisions.story_id IS 'Its story.';
COMMENT ON COLUMN figure_revisions.story IS 'Headline of the story.';
COMMENT ON COLUMN figure_revisions.published IS 'The day on which the story was first published.';
COMMENT ON COLUMN figure_revisions.property IS 'What is measured.';
COMMENT ON COLUMN figure_revisions.subject IS 'Of whom or what, as written.';
COMMENT ON COLUMN figure_revisions.place_id IS 'The place it holds for, where it is known.';
COMMENT ON COLUMN figure_revisions.period IS 'ISO 8601 duration: P1Y, per year; NULL: none.';
COMMENT ON COLUMN figure_revisions.as_of IS 'The time it speaks of; NULL: the time of the articles.';
COMMENT ON COLUMN figure_revisions.status IS 'asserted, planned or forecast.';
COMMENT ON COLUMN figure_revisions.value IS 'In base_unit.';
COMMENT ON COLUMN figure_revisions.base_unit IS 'W, J, {count}, 1, CNY ...';
COMMENT ON COLUMN figure_revisions.article_count IS 'Articles that say it.';
COMMENT ON COLUMN figure_revisions.independent_source_count IS 'Sources of their own among them.';
COMMENT ON COLUMN figure_revisions.previous_claim_id IS 'The claim told last before.';
COMMENT ON COLUMN figure_revisions.previously_published IS 'The day on which its story was first published.';
COMMENT ON COLUMN figure_revisions.previous IS 'Its value, in base_unit.';
COMMENT ON COLUMN figure_revisions.change IS 'From previous to value, in base_unit.';
COMMENT ON COLUMN figure_revisions.relative_change IS 'The same as a share of previous.';
