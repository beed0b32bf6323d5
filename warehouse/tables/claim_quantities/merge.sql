MERGE INTO claim_quantities AS t
USING staged_claim_quantities AS s
ON t.claim_id = s.claim_id AND t.quantity_id = s.quantity_id
WHEN NOT MATCHED THEN INSERT BY NAME;
