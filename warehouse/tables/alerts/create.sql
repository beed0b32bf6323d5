CREATE TABLE IF NOT EXISTS alerts (
    alert_id VARCHAR,
    name VARCHAR,
    subject_id VARCHAR,
    source_id VARCHAR,
    message VARCHAR,
    url VARCHAR,
    run_id VARCHAR,
    raised_at TIMESTAMPTZ,
    sent_at TIMESTAMPTZ
);

COMMENT ON TABLE alerts IS 'What somebody should know of, each once: the rows of checks/alerts/ (history).';
COMMENT ON COLUMN alerts.alert_id IS 'Key: made from name, subject and what makes it happen anew.';
COMMENT ON COLUMN alerts.name IS 'Which alert: new-story, conflict-found, source-silent ...';
COMMENT ON COLUMN alerts.subject_id IS 'The story or source that it is about.';
COMMENT ON COLUMN alerts.source_id IS 'The source, where it is about one.';
COMMENT ON COLUMN alerts.message IS 'A sentence for a person.';
COMMENT ON COLUMN alerts.url IS 'Where to look, on the web; NULL: nowhere.';
COMMENT ON COLUMN alerts.run_id IS 'The run that raised it; NULL: one that had nothing to load.';
COMMENT ON COLUMN alerts.raised_at IS 'When.';
COMMENT ON COLUMN alerts.sent_at IS 'When everybody who listens was told; NULL: not yet.';
