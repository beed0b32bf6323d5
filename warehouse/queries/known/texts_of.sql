-- The words of some texts, by text_key. First their places, then the rows: texts are long.
WITH asked AS (
    SELECT text_key, CAST('0x' || text_key[:16] AS UBIGINT) AS text_no FROM (SELECT unnest($keys) AS text_key)
), standing AS (
    SELECT a.text_key, x.version_id FROM asked a JOIN internal.texts x ON x.text_no = a.text_no
), words AS (
    SELECT version_id, text FROM article_versions WHERE rowid IN (
        SELECT rowid FROM article_versions WHERE version_id IN (SELECT version_id FROM standing))
)
SELECT s.text_key, w.text FROM standing s JOIN words w ON w.version_id = s.version_id;
