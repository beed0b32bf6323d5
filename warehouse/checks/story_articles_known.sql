-- Memberships point at stories and articles that exist.
SELECT m.article_id, m.story_id FROM story_articles m
WHERE m.story_id NOT IN (SELECT story_id FROM stories)
   OR m.relation IS NULL OR m.relation NOT IN ('original', 'exact', 'near', 'rewrite', 'independent')
LIMIT 5;
