-- The days of renewed texts, old and new.
SELECT
    coalesce(least(min(old_day), min(new_day)), DATE '9999-01-01') AS first_day,
    coalesce(greatest(max(old_day), max(new_day)), DATE '0001-01-01') AS last_day
FROM renewed_texts;
