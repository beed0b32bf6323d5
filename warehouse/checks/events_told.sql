-- An event belongs to a story, and is told by a current article of that story.
SELECT e.event_id, e.story_id, t.version_id
FROM events e
JOIN checked_stories k ON k.story_id = e.story_id
LEFT JOIN stories s ON s.story_id = e.story_id
LEFT JOIN event_mentions t ON t.event_id = e.event_id
LEFT JOIN internal.tellers h ON h.version_id = t.version_id
LEFT JOIN story_articles m ON m.article_id = h.article_id
WHERE s.story_id IS NULL OR m.story_id IS DISTINCT FROM e.story_id
LIMIT 5;
