-- Keys that this load made too common, or no longer so, in a span of days. Undated texts are a span of their own.
CREATE OR REPLACE TEMP TABLE crossed_keys AS
WITH moves AS (
    SELECT key, day, 1 AS step FROM new_keys UNION ALL SELECT key, day, -1 FROM old_keys
), change AS (
    SELECT key, coalesce(date_diff('day', DATE '1970-01-01', day) // $window_days, -2147483648) AS span, sum(step) AS step
    FROM moves GROUP BY ALL HAVING sum(step) <> 0
), held AS (
    SELECT b.key, coalesce(date_diff('day', DATE '1970-01-01', b.day) // $window_days, -2147483648) AS span, count(*) AS texts
    FROM internal.blocking_keys b
    WHERE b.key IN (SELECT key FROM change)
      AND (b.day IS NULL OR b.day BETWEEN $first_day - $window_days AND $last_day + $window_days)
    GROUP BY ALL
)
SELECT key, span
FROM held JOIN change USING (key, span)
WHERE (texts <= $cap) <> (texts + step <= $cap);
