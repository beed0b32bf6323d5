-- What the affected articles are in now. `place` is where the row lies, so that it need not be looked for again.
CREATE OR REPLACE TEMP TABLE old_memberships AS
SELECT rowid AS place, article_id, story_id FROM story_articles
WHERE article_id IN (SELECT article_id FROM affected_articles);
