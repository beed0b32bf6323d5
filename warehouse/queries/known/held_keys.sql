-- Every holder of a rescored text's keys, within reach. A key that more than $cap texts hold in a span of
-- days is crowded there; those are only kept where they say that a form is filled in.
-- Dated texts reach some days around them, for which few row groups are read; undated ones reach all.
CREATE OR REPLACE TEMP TABLE held_keys AS
WITH within AS (
    FROM internal.blocking_keys
    WHERE day IS NULL OR day BETWEEN $first_day - 2 * $window_days AND $last_day + 2 * $window_days
), mine AS (
    SELECT DISTINCT key, day IS NULL AS is_undated FROM within
    WHERE text_no IN (SELECT text_no FROM rescored_texts)
), holders AS (
    FROM within WHERE key IN (SELECT key FROM mine)
    UNION
    FROM internal.blocking_keys WHERE key IN (SELECT key FROM mine WHERE is_undated)
)
SELECT h.key, h.text_no, h.day, h.text_no IN (SELECT text_no FROM rescored_texts) AS is_rescored,
    h.key % 2 = 1 AS is_phrase,
    count(*) OVER (PARTITION BY h.key, coalesce(date_diff('day', DATE '1970-01-01', h.day) // $window_days, -2147483648)) > $cap AS is_crowded
FROM holders h
QUALIFY is_phrase OR NOT is_crowded;
