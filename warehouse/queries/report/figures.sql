-- Every figure in the texts of a story, in the order in which they stand.
SELECT q.quantity_id, a.article_id, a.publisher, a.relation, q.exact, q.modifier, q.value, q.value_to, q.unit_code, q.base_value,
    q.base_unit, q.property, q.subject, q.period, q.as_of, q.status, q.sentence,
    -- Where in the sentence its words stand: it may hold the same words twice.
    q.start_char + 1 - greatest(q.end_char - length(q.sentence), 0)
        - strpos(substr(a.text, greatest(q.end_char - length(q.sentence), 0) + 1), q.sentence) AS words_at
FROM quantities AS q
JOIN articles AS a ON a.version_id = q.version_id
WHERE a.story_id = $story_id
ORDER BY a.relation <> 'original', a.published_date NULLS LAST, a.published_at NULLS LAST, a.article_id, q.start_char
LIMIT $most
