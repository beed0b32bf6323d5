-- Every version has one signature, else dedupe would not see it.
SELECT c.version_id, count(s.version_id) AS signatures
FROM checked_versions c LEFT JOIN internal.signatures s ON s.version_id = c.version_id
GROUP BY c.version_id HAVING count(s.version_id) <> 1 LIMIT 5;
