-- The texts that the changed articles held or hold now. Signatures of new versions are still at hand.
CREATE OR REPLACE TEMP TABLE touched_texts AS
SELECT text_no FROM internal.tellers
WHERE article_id IN (SELECT article_id FROM changed_articles WHERE old_version_id IS NOT NULL)
UNION
SELECT text_no FROM new_tellers;
