-- Every holder of a rescored text's keys, within reach, with how many hold the key in the same span of days.
CREATE OR REPLACE TEMP TABLE held_keys AS
WITH within AS (
    FROM internal.blocking_keys
    WHERE day IS NULL OR day BETWEEN $first_day - 2 * $window_days AND $last_day + 2 * $window_days
), mine AS (
    SELECT DISTINCT key FROM within WHERE text_key IN (SELECT text_key FROM rescored_texts)
)
SELECT w.key, w.text_key, w.day, w.text_key IN (SELECT text_key FROM rescored_texts) AS is_rescored
FROM within w
JOIN mine ON mine.key = w.key
QUALIFY count(*) OVER (
    PARTITION BY w.key, coalesce(date_diff('day', DATE '1970-01-01', w.day) // $window_days, -2147483648)) <= $cap;
