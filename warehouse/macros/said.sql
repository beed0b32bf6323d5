CREATE OR REPLACE MACRO said(modifier, exact) AS
CASE modifier WHEN '~' THEN 'about ' WHEN '>' THEN 'over ' WHEN '<' THEN 'under ' WHEN 'up' THEN 'up ' WHEN 'down' THEN 'down ' ELSE '' END || exact;

COMMENT ON MACRO said IS 'said(modifier, exact): a figure in words with what qualifies it: under 180 MW.';
