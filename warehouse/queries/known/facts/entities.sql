SELECT e.*, list_sort(coalesce(list(a.alias) FILTER (a.alias IS NOT NULL), [])) AS aliases
FROM entities e
LEFT JOIN entity_aliases a ON a.entity_id = e.entity_id
WHERE e.entity_id IN (
    SELECT m.entity_id FROM mentions m WHERE m.version_id IN (SELECT version_id FROM affected_articles))
GROUP BY ALL
ORDER BY e.entity_id;
