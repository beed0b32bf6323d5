-- The rows of the versions that this load brings, each from the one part chosen for it.
INSERT INTO article_authors BY NAME
SELECT s.* EXCLUDE (part)
FROM staged_article_authors s
JOIN chosen_versions c ON c.version_id = s.version_id AND c.part = s.part
QUALIFY row_number() OVER (PARTITION BY s.version_id, s.position ORDER BY s) = 1;
