CREATE OR REPLACE TEMP TABLE old_claims AS
SELECT claim_id FROM claims WHERE story_id IN (SELECT story_id FROM old_stories);
