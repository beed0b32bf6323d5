-- Who stands for each touched text now. A text that no current article holds is not among them.
CREATE OR REPLACE TEMP TABLE new_texts AS
SELECT text_no, version_id, day
FROM internal.tellers
WHERE rowid IN (SELECT rowid FROM internal.tellers WHERE text_no IN (SELECT text_no FROM touched_texts))
QUALIFY row_number() OVER (PARTITION BY text_no ORDER BY day NULLS LAST, article_id) = 1;
