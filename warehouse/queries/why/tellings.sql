SELECT q.quantity_id, q.version_id, q.exact, q.modifier, q.sentence, a.publisher, a.relation, a.published_date, a.article_id
FROM claim_quantities AS t
JOIN quantities AS q ON q.quantity_id = t.quantity_id
JOIN articles AS a ON a.version_id = q.version_id
WHERE t.claim_id = $claim_id
ORDER BY a.published_date NULLS LAST, a.published_at NULLS LAST, a.article_id, q.start_char
