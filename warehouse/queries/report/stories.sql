-- The stories that were copied most.
SELECT s.story_id, s.title, s.article_count, s.publisher_count, s.independent_source_count, s.first_published,
    s.last_published, o.publisher AS original_publisher,
    (SELECT count(*) FROM claims AS c WHERE c.story_id = s.story_id AND c.verdict = 'conflict') AS conflicts
FROM stories AS s
LEFT JOIN articles AS o ON o.article_id = s.original_article_id
ORDER BY s.article_count DESC, s.publisher_count DESC, s.last_published DESC NULLS LAST, s.story_id
LIMIT $most
