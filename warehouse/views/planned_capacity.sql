CREATE OR REPLACE VIEW planned_capacity AS
WITH planned AS (
    SELECT c.*, s.title AS story, s.first_published
    FROM claims c
    JOIN stories s ON s.story_id = c.story_id
    -- What a factory makes in a year is told in W as well, with a period.
    WHERE c.base_unit = 'W' AND c.status = 'planned' AND c.period IS NULL AND ends_with(lower(c.property), 'capacity')
      AND NOT c.is_piece  -- "turbines of 15 MW each": the power of a part of the project
)
SELECT p.series_id, p.claim_id, p.story_id, p.story, e.name AS place, e.country,
    concat(year(p.first_published), '-Q', quarter(p.first_published)) AS quarter, p.first_published AS announced, p.as_of AS due,
    p.subject, p.property, p.value / 1e6 AS megawatts, p.verdict, p.article_count, p.independent_source_count
FROM planned p
LEFT JOIN entities e ON e.entity_id = p.place_id
QUALIFY row_number() OVER (PARTITION BY p.series_id ORDER BY p.place_id IS NULL, p.first_published DESC NULLS LAST, p.claim_id) = 1;

COMMENT ON VIEW planned_capacity IS 'Power capacity that is planned, each project once however many articles and stories tell it: as its latest story has it, of those that name a place. One row per series of claims.';
COMMENT ON COLUMN planned_capacity.series_id IS 'The figure across stories and time: the project.';
COMMENT ON COLUMN planned_capacity.claim_id IS 'The claim that is shown.';
COMMENT ON COLUMN planned_capacity.story_id IS 'Its story.';
COMMENT ON COLUMN planned_capacity.story IS 'Headline of that story.';
COMMENT ON COLUMN planned_capacity.place IS 'Where; NULL: the words name no place.';
COMMENT ON COLUMN planned_capacity.country IS 'ISO 3166-1 alpha-2; NULL: not known.';
COMMENT ON COLUMN planned_capacity.quarter IS 'The quarter in which the story was first published: 2026-Q1.';
COMMENT ON COLUMN planned_capacity.announced IS 'The day on which the story was first published.';
COMMENT ON COLUMN planned_capacity.due IS 'When it is to be there; NULL: not told.';
COMMENT ON COLUMN planned_capacity.subject IS 'Of whom or what, as written.';
COMMENT ON COLUMN planned_capacity.property IS 'What is measured.';
COMMENT ON COLUMN planned_capacity.megawatts IS 'In MW, whatever unit it was reported in.';
COMMENT ON COLUMN planned_capacity.verdict IS 'Whether the articles agree: see claims.';
COMMENT ON COLUMN planned_capacity.article_count IS 'Articles that say it.';
COMMENT ON COLUMN planned_capacity.independent_source_count IS 'Sources of their own among them.';
