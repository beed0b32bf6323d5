-- A claim belongs to a story, and its tellings to current articles of that story.
SELECT c.claim_id, c.story_id, t.quantity_id
FROM claims c
JOIN checked_stories k ON k.story_id = c.story_id
LEFT JOIN stories s ON s.story_id = c.story_id
LEFT JOIN claim_quantities t ON t.claim_id = c.claim_id
LEFT JOIN checked_quantities q ON q.quantity_id = t.quantity_id
LEFT JOIN internal.tellers h ON h.version_id = q.version_id
LEFT JOIN story_articles m ON m.article_id = h.article_id
WHERE s.story_id IS NULL OR m.story_id IS DISTINCT FROM c.story_id
   OR NOT isfinite(c.value) OR c.verdict NOT IN ('single', 'agree', 'compatible', 'conflict')
LIMIT 5;
