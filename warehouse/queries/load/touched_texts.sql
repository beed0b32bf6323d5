-- The texts that the changed articles held or hold now. Signatures of new versions are still at hand.
CREATE OR REPLACE TEMP TABLE touched_texts AS
SELECT text_key FROM internal.tellers WHERE article_id IN (SELECT article_id FROM changed_articles)
UNION
SELECT text_key FROM new_tellers;
