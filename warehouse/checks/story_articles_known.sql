-- Memberships point at stories that exist, with a relation that exists.
SELECT m.article_id, m.story_id
FROM story_articles m
JOIN checked_stories c ON c.story_id = m.story_id
WHERE NOT EXISTS (FROM stories s WHERE s.story_id = m.story_id)
   OR m.relation IS NULL OR m.relation NOT IN ('original', 'exact', 'near', 'rewrite', 'independent')
LIMIT 5;
