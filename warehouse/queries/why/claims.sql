-- Claims, by their own ids or by those of their tellings.
SELECT claim_id, story_id, property, subject, verdict, value, base_unit, low, high, status, period, as_of, article_count,
    independent_source_count
FROM claims
WHERE list_contains($ids, claim_id)
    OR claim_id IN (SELECT claim_id FROM claim_quantities WHERE list_contains($ids, quantity_id))
ORDER BY claim_id
