CREATE TABLE IF NOT EXISTS quality_checks (
    run_id VARCHAR,
    name VARCHAR,
    source_id VARCHAR,
    value DOUBLE,
    low DOUBLE,
    high DOUBLE,
    passed BOOLEAN
);

COMMENT ON TABLE quality_checks IS 'Figures of each run against the bounds that are expected of them (history).';
COMMENT ON COLUMN quality_checks.run_id IS 'The run.';
COMMENT ON COLUMN quality_checks.name IS 'What was measured.';
COMMENT ON COLUMN quality_checks.source_id IS 'The source it was measured for; NULL: all.';
COMMENT ON COLUMN quality_checks.value IS 'The figure.';
COMMENT ON COLUMN quality_checks.low IS 'Least that passes; NULL: no bound.';
COMMENT ON COLUMN quality_checks.high IS 'Most that passes; NULL: no bound.';
COMMENT ON COLUMN quality_checks.passed IS 'Whether the figure lies within the bounds.';
