-- The texts whose pairs are made again: the renewed ones, and all that hold a crossed key.
CREATE OR REPLACE TEMP TABLE rescored_texts AS
SELECT text_no, is_old, new_day AS day FROM renewed_texts
UNION
SELECT b.text_no, true, b.day
FROM internal.blocking_keys b
JOIN crossed_keys c ON c.key = b.key AND c.span = coalesce(date_diff('day', DATE '1970-01-01', b.day) // $window_days, -2147483648)
WHERE (b.day IS NULL OR b.day BETWEEN $first_day - $window_days AND $last_day + $window_days)
  AND b.text_no NOT IN (SELECT text_no FROM renewed_texts);
