-- A copy and its parent are two articles of one story.
SELECT l.from_article_id, l.to_article_id
FROM copy_links l
JOIN checked_articles c ON c.article_id = l.to_article_id
LEFT JOIN story_articles a ON a.article_id = l.from_article_id
LEFT JOIN story_articles b ON b.article_id = l.to_article_id
WHERE a.story_id IS NULL OR a.story_id IS DISTINCT FROM b.story_id OR l.from_article_id = l.to_article_id
LIMIT 5;
