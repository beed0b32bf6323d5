-- What a figure points at exists.
SELECT q.quantity_id, q.subject_id, q.place_id, q.ratio_of
FROM checked_quantities q
JOIN checked_versions c ON c.version_id = q.version_id
WHERE (q.subject_id IS NOT NULL AND NOT EXISTS (FROM entities e WHERE e.entity_id = q.subject_id))
   OR (q.place_id IS NOT NULL AND NOT EXISTS (FROM entities e WHERE e.entity_id = q.place_id))
   OR (q.ratio_of IS NOT NULL AND NOT EXISTS (FROM checked_quantities r WHERE r.quantity_id = q.ratio_of))
LIMIT 5;
