UPDATE fetches SET requested_at = $now WHERE requested_at > $now;
