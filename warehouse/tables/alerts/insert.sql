INSERT INTO alerts
SELECT alert_id, $name, subject_id, source_id, message, url, $run_id, $now, NULL
FROM (
    SELECT *, substr(sha256(concat_ws('|', $name, subject_id, episode)), 1, 20) AS alert_id FROM found_alerts
    QUALIFY row_number() OVER (PARTITION BY alert_id ORDER BY message) = 1
)
WHERE alert_id NOT IN (SELECT alert_id FROM alerts)
