SELECT relation, count(*) AS articles
FROM story_articles
GROUP BY relation
ORDER BY list_position(['original', 'exact', 'near', 'rewrite', 'independent'], relation)
