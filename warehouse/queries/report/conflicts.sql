-- Figures on which the articles of a story differ, with each outlet's words.
SELECT c.claim_id, c.story_id, s.title, s.last_published, c.property, c.subject,
    list({'publisher': a.publisher, 'exact': q.exact, 'sentence': q.sentence, 'quantity_id': q.quantity_id,
        'modifier': q.modifier}
        ORDER BY q.base_value, a.publisher, q.quantity_id) AS tellings
FROM claims AS c
JOIN stories AS s ON s.story_id = c.story_id
JOIN claim_quantities AS t ON t.claim_id = c.claim_id
JOIN quantities AS q ON q.quantity_id = t.quantity_id
JOIN articles AS a ON a.version_id = q.version_id
WHERE c.verdict = 'conflict'
GROUP BY ALL
ORDER BY s.last_published DESC NULLS LAST, s.title, c.property, c.claim_id
LIMIT $most
