MERGE INTO runs AS t
USING (
    SELECT * EXCLUDE (part) FROM staged_runs
    QUALIFY row_number() OVER (PARTITION BY run_id ORDER BY ended_at DESC NULLS LAST, part) = 1
) AS s
ON t.run_id = s.run_id
WHEN MATCHED AND (t.flow_run_id, t.flow, t.started_at, t.ended_at, t.state, t.code_version, t.config_sha256)
    IS DISTINCT FROM (s.flow_run_id, s.flow, s.started_at, s.ended_at, s.state, s.code_version, s.config_sha256) THEN
    UPDATE SET flow_run_id = s.flow_run_id, flow = s.flow, started_at = s.started_at, ended_at = s.ended_at, state = s.state, code_version = s.code_version, config_sha256 = s.config_sha256
WHEN NOT MATCHED THEN INSERT BY NAME;
