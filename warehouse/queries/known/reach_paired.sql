-- The days of the texts that are in a pair.
SELECT
    coalesce(least(min(day_a), min(day_b)), DATE '9999-01-01') AS first_day,
    coalesce(greatest(max(day_a), max(day_b)), DATE '0001-01-01') AS last_day
FROM candidate_pairs;
