SELECT * FROM stories
WHERE article_count >= $at_least
ORDER BY article_count DESC, last_published DESC NULLS LAST, story_id
