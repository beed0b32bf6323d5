-- What did a rewrite add, drop and round?
SELECT change, property, parent_said, copy_said FROM copy_changes
WHERE story ILIKE '%Mullaquana%' AND relation = 'rewrite' AND change IN ('added', 'dropped', 'rounded', 'changed')
ORDER BY change, parent_said, copy_said;
