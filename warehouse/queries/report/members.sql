-- The articles of a story, the earliest first, each with the text it comes from.
SELECT a.article_id, a.version_id, a.publisher, a.publisher_kind, a.title, a.byline, a.url, a.location, a.text,
    a.word_count, a.relation, a.similarity, a.published_date, a.published_at, a.published_method, a.dateline_place,
    a.wire, a.credited_source, a.language, a.body_sha256, a.parser_version, a.gone_at,
    l.from_article_id AS parent_id, l.text_overlap, l.shared_facts, l.lag
FROM articles AS a
LEFT JOIN copy_links AS l ON l.to_article_id = a.article_id
WHERE a.story_id = $story_id
ORDER BY a.relation <> 'original', a.published_date NULLS LAST, a.published_at NULLS LAST, a.article_id
