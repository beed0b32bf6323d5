-- What the affected stories no longer hold.
DELETE FROM stories
WHERE rowid IN (SELECT place FROM old_stories WHERE story_id NOT IN (SELECT story_id FROM staged_stories));
