-- How did a figure change over time?
SELECT published, property, value, base_unit, relative_change
FROM figure_revisions WHERE story ILIKE '%Dahej%' AND property = 'cost' ORDER BY published;
