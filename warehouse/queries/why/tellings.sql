SELECT q.quantity_id, q.version_id, q.exact, q.modifier, q.sentence, a.publisher, a.relation, a.published_date, a.article_id,
    -- Where in the sentence its words stand: it may hold the same words twice.
    q.start_char + 1 - greatest(q.end_char - length(q.sentence), 0)
        - strpos(substr(a.text, greatest(q.end_char - length(q.sentence), 0) + 1), q.sentence) AS words_at
FROM claim_quantities AS t
JOIN quantities AS q ON q.quantity_id = t.quantity_id
JOIN articles AS a ON a.version_id = q.version_id
WHERE t.claim_id = $claim_id
ORDER BY a.published_date NULLS LAST, a.published_at NULLS LAST, a.article_id, q.start_char
