CREATE OR REPLACE VIEW figure_revisions AS
WITH repeated AS (
    SELECT series_id FROM claims GROUP BY series_id HAVING min(story_id) <> max(story_id)
), told AS (
    SELECT c.series_id, c.claim_id, c.story_id, s.title AS story, s.first_published AS published, c.property, c.subject, c.place_id,
        c.period, c.as_of, c.status, c.value, c.base_unit, c.article_count, c.independent_source_count
    FROM claims c
    JOIN stories s ON s.story_id = c.story_id
    WHERE c.series_id IN (FROM repeated)
)
SELECT *, lag(value) OVER series AS previous, value - previous AS change, (value - previous) / nullif(abs(previous), 0) AS relative_change
FROM told
WINDOW series AS (PARTITION BY series_id ORDER BY published NULLS FIRST, as_of NULLS FIRST, claim_id);

COMMENT ON VIEW figure_revisions IS 'How one figure was told over time, in more than one story: one row per claim of its series, in the order of publication.';
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
COMMENT ON COLUMN figure_revisions.previous IS 'The value told before; NULL: this is the first.';
COMMENT ON COLUMN figure_revisions.change IS 'From previous to value, in base_unit.';
COMMENT ON COLUMN figure_revisions.relative_change IS 'The same as a share of previous.';
