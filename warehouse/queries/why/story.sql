-- The story of an article, or the one with this id.
SELECT story_id, title, first_published, last_published, article_count, publisher_count, independent_source_count
FROM stories
WHERE story_id = $id OR story_id IN (SELECT story_id FROM story_articles WHERE article_id = $id)
