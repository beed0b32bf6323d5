-- The latest figures on which the articles of a story differ, with each outlet's words.
WITH differing AS (
    SELECT c.claim_id, c.story_id, s.title, s.last_published, c.property, c.subject
    FROM claims AS c
    JOIN stories AS s ON s.story_id = c.story_id
    WHERE c.verdict = 'conflict'
    ORDER BY s.last_published DESC NULLS LAST, s.title, c.property, c.claim_id
    LIMIT $most
)
SELECT c.claim_id, c.story_id, c.title, c.last_published, c.property, c.subject,
    list({'publisher': p.name, 'exact': q.exact, 'sentence': q.sentence, 'quantity_id': q.quantity_id,
        'modifier': q.modifier}
        ORDER BY q.base_value, p.name, q.quantity_id) AS tellings
FROM differing AS c
JOIN claim_quantities AS t ON t.claim_id = c.claim_id
JOIN quantities AS q ON q.quantity_id = t.quantity_id
JOIN article_versions AS v ON v.version_id = q.version_id
LEFT JOIN article_addresses AS h ON h.article_id = v.article_id AND h.is_main
LEFT JOIN publishers AS p ON p.publisher_id = h.publisher_id
GROUP BY ALL
ORDER BY c.last_published DESC NULLS LAST, c.title, c.property, c.claim_id
