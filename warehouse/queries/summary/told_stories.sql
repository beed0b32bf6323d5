-- Stories of more than one article in which these runs found a new version, with their copies.
SELECT
    s.title,
    s.article_count,
    s.publisher_count,
    s.independent_source_count,
    string_agg(DISTINCT a.publisher, ', ' ORDER BY a.publisher) AS publishers,
    string_agg(DISTINCT a.relation, ', ' ORDER BY a.relation) AS relations,
    any_value(a.url) FILTER (a.article_id = s.original_article_id) AS url,
    s.story_id
FROM stories AS s
JOIN articles AS a ON a.story_id = s.story_id
WHERE s.article_count > 1
GROUP BY ALL
HAVING bool_or(a.first_seen_at >= (SELECT min(started_at) FROM runs WHERE run_id IN (SELECT unnest($run_ids))))
ORDER BY s.article_count DESC, s.title, s.story_id
LIMIT 50
