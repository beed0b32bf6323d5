SELECT * FROM claims
WHERE ($story_id::VARCHAR IS NULL OR story_id = $story_id) AND ($verdict::VARCHAR IS NULL OR verdict = $verdict)
ORDER BY article_count DESC, claim_id
