SELECT story_id FROM stories WHERE $story_id::VARCHAR IS NULL OR story_id = $story_id ORDER BY first_published NULLS LAST, story_id
