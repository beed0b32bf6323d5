-- Claims, by their own ids or by those of their tellings.
SELECT claim_id, story_id, property, subject, verdict, value, base_unit, low, high, status, period, as_of, article_count,
    independent_source_count
FROM claims
WHERE claim_id IN (
    SELECT unnest($ids)
    UNION ALL
    SELECT claim_id FROM claim_quantities WHERE quantity_id IN (SELECT unnest($ids))
)
ORDER BY claim_id
