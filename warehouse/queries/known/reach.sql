-- The days between which keys move; without a bound where an undated text is among them.
SELECT
    CASE WHEN bool_and(day IS NOT NULL) THEN min(day) ELSE DATE '0001-01-01' END AS first_day,
    CASE WHEN bool_and(day IS NOT NULL) THEN max(day) ELSE DATE '9999-01-01' END AS last_day
FROM (
    SELECT day FROM new_keys UNION ALL SELECT day FROM old_keys
);
