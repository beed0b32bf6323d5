-- How did a figure change over time?
SELECT previously_published, previous, published, value, base_unit, relative_change
FROM figure_revisions WHERE story ILIKE '%Dahej%' AND property = 'cost' ORDER BY published;
