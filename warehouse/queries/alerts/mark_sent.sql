UPDATE alerts SET sent_at = $now WHERE alert_id IN (SELECT unnest($alert_ids))
