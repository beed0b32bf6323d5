-- What the affected stories no longer hold.
DELETE FROM claims AS t
WHERE t.story_id IN (SELECT story_id FROM old_stories)
  AND NOT EXISTS (FROM staged_claims s WHERE t.claim_id = s.claim_id);
