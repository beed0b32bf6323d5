-- The articles of a story, with the evidence for what each is.
SELECT a.article_id, a.version_id, a.publisher, a.title, a.relation, a.similarity, a.published_date, a.url,
    l.from_article_id AS parent_id, o.publisher AS parent, l.text_overlap, l.shared_facts, m.evidence::VARCHAR AS evidence
FROM articles AS a
JOIN story_articles AS m ON m.article_id = a.article_id
LEFT JOIN copy_links AS l ON l.to_article_id = a.article_id
LEFT JOIN articles AS o ON o.article_id = l.from_article_id
WHERE a.story_id = $story_id
ORDER BY a.relation <> 'original', a.published_date NULLS LAST, a.published_at NULLS LAST, a.article_id
