MERGE INTO copy_links AS t
USING (
    SELECT l.from_article_id, l.to_article_id, l.relation, l.text_overlap, l.shared_facts,
        coalesce(copy.published_at - parent.published_at,
            to_days(CAST(date_diff('day', parent.published_date, copy.published_date) AS INTEGER))) AS lag
    FROM staged_copy_links l
    JOIN affected_articles a ON a.article_id = l.to_article_id
    JOIN affected_versions copy ON copy.version_id = a.version_id
    JOIN affected_articles b ON b.article_id = l.from_article_id
    JOIN affected_versions parent ON parent.version_id = b.version_id
) AS s
ON t.to_article_id = s.to_article_id
WHEN MATCHED AND (t.from_article_id, t.relation, t.text_overlap, t.shared_facts, t.lag)
    IS DISTINCT FROM (s.from_article_id, s.relation, s.text_overlap, s.shared_facts, s.lag) THEN
    UPDATE SET from_article_id = s.from_article_id, relation = s.relation, text_overlap = s.text_overlap, shared_facts = s.shared_facts, lag = s.lag
WHEN NOT MATCHED THEN INSERT BY NAME;
