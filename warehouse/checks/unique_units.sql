-- A key of units stands once, and is never NULL.
SELECT unit_code, count(*) AS times FROM units GROUP BY unit_code HAVING count(*) > 1 OR unit_code IS NULL LIMIT 5;
