CREATE OR REPLACE TEMP TABLE old_stories AS
SELECT DISTINCT story_id FROM old_memberships;
