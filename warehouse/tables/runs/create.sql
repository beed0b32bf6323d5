CREATE TABLE IF NOT EXISTS runs (
    run_id VARCHAR,
    flow_run_id VARCHAR,
    flow VARCHAR,
    started_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    state VARCHAR,
    code_version VARCHAR,
    config_sha256 VARCHAR
);

COMMENT ON TABLE runs IS 'Every run of a flow (history).';
COMMENT ON COLUMN runs.run_id IS 'Key.';
COMMENT ON COLUMN runs.flow_run_id IS 'The id under which Prefect knows it.';
COMMENT ON COLUMN runs.flow IS 'Name of the flow: ingest, rebuild, fetch ...';
COMMENT ON COLUMN runs.started_at IS 'When it began.';
COMMENT ON COLUMN runs.ended_at IS 'When it ended; NULL while it runs or when it was killed.';
COMMENT ON COLUMN runs.state IS 'How it ended, as Prefect names it.';
COMMENT ON COLUMN runs.code_version IS 'Version of this project''s code that ran.';
COMMENT ON COLUMN runs.config_sha256 IS 'sha256 of the configuration that it ran with.';
