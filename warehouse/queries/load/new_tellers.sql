-- The text of each changed article. Only versions known before are looked for among all signatures.
CREATE OR REPLACE TEMP TABLE new_tellers AS
WITH fresh AS (
    SELECT s.version_id, s.text_key, s.day
    FROM staged_signatures s
    JOIN chosen_versions c ON c.version_id = s.version_id AND c.part = s.part
), back AS (
    SELECT version_id, text_key, day FROM internal.signatures
    WHERE version_id IN (
        SELECT new_version_id FROM changed_articles
        WHERE new_version_id NOT IN (SELECT version_id FROM fresh))
)
SELECT DISTINCT c.article_id, s.version_id, n.publisher_id, CAST('0x' || s.text_key[:16] AS UBIGINT) AS text_no, s.day
FROM changed_articles c
JOIN articles_after n ON n.article_id = c.article_id
JOIN (FROM fresh UNION ALL FROM back) s ON s.version_id = c.new_version_id;
