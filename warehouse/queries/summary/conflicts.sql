-- Figures on which the articles of a story differ, with each article's words.
SELECT
    coalesce(c.property, '(unnamed)') AS property,
    coalesce(c.subject, '') AS subject,
    string_agg(q.exact || ' (' || a.publisher || ')', ' / ' ORDER BY q.base_value, a.publisher, q.quantity_id) AS told,
    s.title
FROM claims AS c
JOIN stories AS s ON s.story_id = c.story_id
JOIN claim_quantities AS cq ON cq.claim_id = c.claim_id
JOIN quantities AS q ON q.quantity_id = cq.quantity_id
JOIN articles AS a ON a.version_id = q.version_id
WHERE c.verdict = 'conflict'
GROUP BY ALL
ORDER BY s.title, property, told
LIMIT 50
