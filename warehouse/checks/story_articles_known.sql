-- Memberships point at stories that exist, with a relation that exists.
WITH known AS (
    SELECT story_id FROM stories WHERE story_id IN (SELECT story_id FROM checked_stories)
)
SELECT m.article_id, m.story_id
FROM story_articles m
JOIN checked_stories c ON c.story_id = m.story_id
WHERE m.story_id NOT IN (FROM known)
   OR m.relation IS NULL OR m.relation NOT IN ('original', 'exact', 'near', 'rewrite', 'independent')
LIMIT 5;
