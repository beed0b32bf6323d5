CREATE OR REPLACE TEMP TABLE old_memberships AS
SELECT article_id, story_id FROM story_articles
WHERE article_id IN (SELECT article_id FROM affected_articles);
