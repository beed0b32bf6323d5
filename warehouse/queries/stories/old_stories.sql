-- The stories that the affected articles are in now.
CREATE OR REPLACE TEMP TABLE old_stories AS
SELECT rowid AS place, story_id FROM stories
WHERE story_id IN (SELECT story_id FROM old_memberships);
