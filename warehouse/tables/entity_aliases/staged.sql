CREATE OR REPLACE TEMP TABLE staged_entity_aliases AS
SELECT *, NULL::VARCHAR AS part FROM entity_aliases LIMIT 0;
