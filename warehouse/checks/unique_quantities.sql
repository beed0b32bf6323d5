-- A figure stands once, in one version.
SELECT quantity_id, count(*) AS times FROM quantities
WHERE quantity_id IN (
    SELECT quantity_id FROM quantities WHERE version_id IN (SELECT version_id FROM checked_versions))
GROUP BY quantity_id HAVING count(*) > 1 LIMIT 5;
