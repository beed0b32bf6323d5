-- A story that a second publisher tells by now, and that was not told of under an earlier original.
SELECT s.story_id AS subject_id, '' AS episode, NULL::VARCHAR AS source_id,
    concat(coalesce(s.title, 'no title'), ': ', s.article_count, ' articles of ', s.publisher_count, ' publishers') AS message,
    if(a.url LIKE 'http%', a.url, NULL) AS url
FROM stories AS s
LEFT JOIN articles AS a ON a.article_id = s.original_article_id
WHERE s.publisher_count > 1
    AND NOT EXISTS (
        FROM story_changes AS c
        JOIN alerts AS told ON told.subject_id = c.old_story_id AND told.name = 'new-story'
        WHERE c.new_story_id = s.story_id
    )
