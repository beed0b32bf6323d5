-- What the articles of a story say a figure about: what differs first, then what most of them say.
WITH told_by AS (
    SELECT version_id, article_id, publisher, relation, published_date, text FROM articles WHERE story_id = $story_id
),
asked AS (
    SELECT * FROM claims WHERE story_id = $story_id
),
tellings AS (
    SELECT t.claim_id, min(if(a.relation = 'original', q.start_char, 1e9)) AS place,
        list({'publisher': a.publisher, 'relation': a.relation, 'exact': q.exact, 'modifier': q.modifier,
            'sentence': q.sentence, 'quantity_id': q.quantity_id, 'article_id': a.article_id,
            -- Where in the sentence its words stand: it may hold the same words twice.
            'words_at': q.start_char + 1 - greatest(q.end_char - length(q.sentence), 0)
                - strpos(substr(a.text, greatest(q.end_char - length(q.sentence), 0) + 1), q.sentence)}
            ORDER BY a.relation <> 'original', a.published_date, a.publisher, q.start_char, q.quantity_id) AS tellings
    FROM told_by AS a
    JOIN quantities AS q ON q.version_id = a.version_id
    JOIN claim_quantities AS t ON t.quantity_id = q.quantity_id
    GROUP BY t.claim_id
)
SELECT c.claim_id, c.property, c.subject, c.verdict, c.status, c.as_of, c.period, c.value, c.base_unit,
    c.article_count, c.independent_source_count, t.tellings
FROM asked AS c
JOIN tellings AS t ON t.claim_id = c.claim_id
ORDER BY list_position(['conflict', 'compatible', 'agree', 'single'], c.verdict), c.article_count DESC, t.place,
    c.claim_id
