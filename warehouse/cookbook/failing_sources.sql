-- Which sources were blocked or failed in a week, here the last that was fetched?
SELECT source, host, trouble, outcome, addresses
FROM failing_sources((SELECT max(requested_at)::DATE - 6 FROM fetches)) ORDER BY host;
