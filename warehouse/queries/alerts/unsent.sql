-- What was raised and not told yet. After two days it is no news any more.
SELECT alert_id, name, subject_id, source_id, message, url, raised_at
FROM alerts
WHERE sent_at IS NULL AND raised_at > $now - INTERVAL 2 DAYS
ORDER BY name, raised_at, message, alert_id
