CREATE OR REPLACE TEMP TABLE staged_date_candidates AS
SELECT *, NULL::VARCHAR AS part FROM date_candidates LIMIT 0;
