-- What the affected stories no longer hold.
DELETE FROM claim_quantities AS t
WHERE t.claim_id IN (SELECT claim_id FROM old_claims)
  AND NOT EXISTS (FROM staged_claim_quantities s WHERE t.claim_id = s.claim_id AND t.quantity_id = s.quantity_id);
