DELETE FROM internal.blocking_keys
WHERE text_key IN (SELECT text_key FROM renewed_texts WHERE is_old)
  AND (day IS NULL OR day BETWEEN $first_day AND $last_day);
