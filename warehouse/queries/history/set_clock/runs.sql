UPDATE runs SET started_at = least(started_at, $now), ended_at = least(ended_at, $now)
WHERE started_at > $now OR ended_at > $now;
