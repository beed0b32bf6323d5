SELECT q.quantity_id, q.version_id, q.start_char, q.end_char, exact, modifier, sentence, value, value_to, unit, unit_code, base_value,
    base_unit, low, high, property, subject, period, as_of, status, extractor, confidence,
    -- Where in the sentence its words stand: it may hold the same words twice.
    q.start_char + 1 - greatest(q.end_char - length(q.sentence), 0)
        - strpos(substr(v.text, greatest(q.end_char - length(q.sentence), 0) + 1), q.sentence) AS words_at
FROM quantities AS q
JOIN article_versions AS v ON v.version_id = q.version_id
WHERE q.quantity_id = $id
