-- A telling belongs to a claim that exists.
SELECT t.claim_id, t.quantity_id FROM claim_quantities t
WHERE t.claim_id NOT IN (SELECT claim_id FROM claims) LIMIT 5;
