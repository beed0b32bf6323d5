-- A story may only be written as a whole: members of old stories that were not handed over.
SELECT s.story_id, s.article_id
FROM story_articles s
WHERE s.story_id IN (SELECT story_id FROM old_memberships)
  AND s.article_id NOT IN (SELECT article_id FROM affected_articles)
LIMIT 5;
