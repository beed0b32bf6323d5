CREATE TABLE IF NOT EXISTS claim_quantities (
    claim_id VARCHAR,
    quantity_id VARCHAR
);

COMMENT ON TABLE claim_quantities IS 'The tellings of a claim.';
COMMENT ON COLUMN claim_quantities.claim_id IS 'The claim.';
COMMENT ON COLUMN claim_quantities.quantity_id IS 'One telling of it.';
