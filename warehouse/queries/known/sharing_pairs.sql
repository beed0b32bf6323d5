-- A pair shares a key that is rare in the span of each, and lies within the window; no day fits every day.
CREATE OR REPLACE TEMP TABLE sharing_pairs AS
SELECT DISTINCT least(a.text_no, b.text_no) AS text_a, greatest(a.text_no, b.text_no) AS text_b,
    CASE WHEN a.text_no < b.text_no THEN a.day ELSE b.day END AS day_a,
    CASE WHEN a.text_no < b.text_no THEN b.day ELSE a.day END AS day_b
FROM held_keys a
JOIN held_keys b ON b.key = a.key AND b.text_no <> a.text_no
WHERE a.is_rescored AND NOT a.is_crowded AND NOT b.is_crowded
  AND (a.day IS NULL OR b.day IS NULL OR abs(date_diff('day', a.day, b.day)) <= $window_days);
