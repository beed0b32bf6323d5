CREATE OR REPLACE TEMP TABLE staged_claim_quantities AS
FROM claim_quantities LIMIT 0;
