DELETE FROM internal.blocking_keys
WHERE text_no IN (SELECT text_no FROM renewed_texts WHERE is_old)
  AND (day IS NULL OR day BETWEEN $first_day AND $last_day);
