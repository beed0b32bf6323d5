-- The claims of some stories, each with the articles and figures that tell it.
SELECT c.*, list(DISTINCT a.article_id ORDER BY a.article_id) AS article_ids,
    list(q.quantity_id ORDER BY q.quantity_id) AS quantity_ids,
    arg_min(q.sentence, (a.relation <> 'original', a.published_date, a.article_id, q.start_char)) AS sentence
FROM claims AS c
JOIN claim_quantities AS t ON t.claim_id = c.claim_id
JOIN quantities AS q ON q.quantity_id = t.quantity_id
JOIN articles AS a ON a.version_id = q.version_id
WHERE list_contains($story_ids, c.story_id)
GROUP BY ALL
ORDER BY c.claim_id
