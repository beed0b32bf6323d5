CREATE OR REPLACE TEMP TABLE staged_removed_blocks AS
SELECT *, NULL::VARCHAR AS part FROM removed_blocks LIMIT 0;
