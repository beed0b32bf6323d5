-- Who prints, and how much of it stands elsewhere first.
SELECT a.publisher, any_value(a.publisher_kind) AS kind, count(*) AS articles,
    count(*) FILTER (WHERE a.relation = 'original') AS originals, count(l.to_article_id) AS copies,
    median(l.lag) AS usual_lag, max(a.published_date) AS last_published
FROM articles AS a
LEFT JOIN copy_links AS l ON l.to_article_id = a.article_id
GROUP BY a.publisher_id, a.publisher
ORDER BY articles DESC, a.publisher
LIMIT $most
