-- How many independent sources does a claim have?
SELECT c.subject, c.property, in_unit(c.value, 'MW') AS megawatts, c.article_count, c.independent_source_count
FROM claims c JOIN stories s USING (story_id)
WHERE s.title ILIKE '%Petitcodiac%' AND c.base_unit = 'W' ORDER BY megawatts;
