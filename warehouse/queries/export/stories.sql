SELECT * FROM stories WHERE list_contains($story_ids, story_id) ORDER BY first_published NULLS LAST, story_id
