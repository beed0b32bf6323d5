-- Articles by what they are in their story.
SELECT relation, count(*) AS articles FROM story_articles GROUP BY relation ORDER BY articles DESC, relation
