-- Figures of one story that cannot both be right. Once for each figure of a story.
SELECT c.story_id AS subject_id, concat_ws('|', c.property, c.subject, c.base_unit) AS episode, NULL::VARCHAR AS source_id,
    concat(coalesce(s.title, 'no title'), ': ', coalesce(c.property, 'a figure'), ' is told as ', told.words) AS message,
    if(a.url LIKE 'http%', a.url, NULL) AS url
FROM claims AS c
JOIN stories AS s ON s.story_id = c.story_id
LEFT JOIN articles AS a ON a.article_id = s.original_article_id
JOIN (
    SELECT cq.claim_id, string_agg(DISTINCT q.exact, ' and ' ORDER BY q.exact) AS words
    FROM claim_quantities AS cq
    JOIN quantities AS q ON q.quantity_id = cq.quantity_id
    GROUP BY cq.claim_id
) AS told ON told.claim_id = c.claim_id
WHERE c.verdict = 'conflict'
