-- Articles by the time of their publication, copies apart from the rest. $step: day, week, month or year.
SELECT
    date_trunc($step, published_date)::DATE AS since,
    if(relation IN ('original', 'independent'), 'own words', 'copies') AS kind,
    count(*) AS articles
FROM articles
WHERE published_date IS NOT NULL
GROUP BY ALL
ORDER BY since, kind
