CREATE OR REPLACE TEMP TABLE staged_signatures AS
SELECT *, NULL::VARCHAR AS part FROM internal.signatures LIMIT 0;
