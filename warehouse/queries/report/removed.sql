-- What was set aside of the pages of a story.
SELECT a.article_id, a.publisher, b.position, b.kind, b.text
FROM removed_blocks AS b
JOIN articles AS a ON a.version_id = b.version_id
WHERE a.story_id = $story_id
ORDER BY a.relation <> 'original', a.published_date NULLS LAST, a.published_at NULLS LAST, a.article_id, b.position
