CREATE OR REPLACE TEMP TABLE affected_articles AS
FROM internal.tellers
WHERE rowid IN (SELECT rowid FROM internal.tellers WHERE text_no IN (SELECT text_no FROM affected_texts));

-- Who stands for each text, as in new_texts.
CREATE OR REPLACE TEMP TABLE affected_representatives AS
SELECT text_no, version_id, day FROM affected_articles
QUALIFY row_number() OVER (PARTITION BY text_no ORDER BY day NULLS LAST, article_id) = 1;
