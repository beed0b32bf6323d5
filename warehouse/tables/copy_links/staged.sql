CREATE OR REPLACE TEMP TABLE staged_copy_links AS
SELECT * EXCLUDE (lag) FROM copy_links LIMIT 0;
