CREATE OR REPLACE TEMP TABLE affected_representatives AS
SELECT text_key, version_id, day FROM internal.texts
WHERE text_key IN (SELECT text_key FROM affected_texts);

CREATE OR REPLACE TEMP TABLE affected_articles AS
SELECT article_id, version_id, text_key FROM internal.tellers
WHERE text_key IN (SELECT text_key FROM affected_texts);
