-- A figure stands once, in one version.
SELECT quantity_id, count(*) AS times FROM checked_quantities
GROUP BY quantity_id HAVING count(*) > 1 OR quantity_id IS NULL LIMIT 5;
