-- Who stands for each touched text now. A text that no current article holds is not among them.
CREATE OR REPLACE TEMP TABLE new_texts AS
SELECT text_key, version_id, day
FROM internal.tellers
WHERE text_key IN (SELECT text_key FROM touched_texts)
QUALIFY row_number() OVER (PARTITION BY text_key ORDER BY day NULLS LAST, article_id) = 1;
