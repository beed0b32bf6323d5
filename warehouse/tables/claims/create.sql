CREATE TABLE IF NOT EXISTS claims (
    claim_id VARCHAR,
    story_id VARCHAR,
    series_id VARCHAR,
    property VARCHAR,
    subject VARCHAR,
    subject_id VARCHAR,
    place_id VARCHAR,
    period VARCHAR,
    as_of DATE,
    status VARCHAR,
    value DOUBLE,
    base_unit VARCHAR,
    low DOUBLE,
    high DOUBLE,
    verdict VARCHAR,
    article_count INTEGER,
    independent_source_count INTEGER,
    unit_codes VARCHAR[],
    is_piece BOOLEAN
);

COMMENT ON TABLE claims IS 'What the articles of a story say a figure about: same property, subject, place, time and status.';
COMMENT ON COLUMN claims.claim_id IS 'Key.';
COMMENT ON COLUMN claims.story_id IS 'The story.';
COMMENT ON COLUMN claims.series_id IS 'The same figure across stories and time.';
COMMENT ON COLUMN claims.property IS 'What is measured.';
COMMENT ON COLUMN claims.subject IS 'Of whom or what, as written.';
COMMENT ON COLUMN claims.subject_id IS 'The entity of `subject`, where it is known.';
COMMENT ON COLUMN claims.place_id IS 'The place it holds for, where it is known.';
COMMENT ON COLUMN claims.period IS 'ISO 8601 duration: P1Y, per year; NULL: none.';
COMMENT ON COLUMN claims.as_of IS 'The time it speaks of; NULL: the time of the articles.';
COMMENT ON COLUMN claims.status IS 'asserted, planned or forecast.';
COMMENT ON COLUMN claims.value IS 'In base_unit, of the most precise telling.';
COMMENT ON COLUMN claims.base_unit IS 'W, J, {count}, 1, CNY ...';
COMMENT ON COLUMN claims.low IS 'Lower end that all tellings allow, in base_unit; NULL: open.';
COMMENT ON COLUMN claims.high IS 'Upper end that all tellings allow, in base_unit; NULL: open.';
COMMENT ON COLUMN claims.verdict IS 'single: one article says it; agree: the intervals overlap; compatible: they overlap only through an open bound far off; conflict: they do not overlap.';
COMMENT ON COLUMN claims.article_count IS 'Articles that say it.';
COMMENT ON COLUMN claims.independent_source_count IS 'Sources of their own among them.';
COMMENT ON COLUMN claims.unit_codes IS 'Units in which it is told: [MW], [GW, MW].';
COMMENT ON COLUMN claims.is_piece IS 'Whether it is said of one piece of many: "80 turbines of 15 MW each".';
