SELECT
    coalesce(min(day), DATE '9999-01-01') AS first_day,
    coalesce(max(day), DATE '0001-01-01') AS last_day
FROM affected_articles;
