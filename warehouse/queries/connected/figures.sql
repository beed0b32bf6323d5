-- Figures of current texts with who prints them and the claim that they tell.
SELECT q.*, t.claim_id, a.story_id, a.article_id, a.publisher, a.relation, a.published_date
FROM quantities AS q
JOIN articles AS a ON a.version_id = q.version_id
LEFT JOIN claim_quantities AS t ON t.quantity_id = q.quantity_id
