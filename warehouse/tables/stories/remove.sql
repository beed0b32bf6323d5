-- What the affected stories no longer hold.
DELETE FROM stories AS t
WHERE t.story_id IN (SELECT story_id FROM old_stories)
  AND NOT EXISTS (FROM staged_stories s WHERE t.story_id = s.story_id);
