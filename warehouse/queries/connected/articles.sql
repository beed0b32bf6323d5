SELECT * FROM articles
WHERE $story_id::VARCHAR IS NULL OR story_id = $story_id
ORDER BY published_date NULLS LAST, published_at NULLS LAST, article_id
