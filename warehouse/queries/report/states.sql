-- What tells one state of a story from another: its articles' versions, and who copied whom.
SELECT m.story_id,
    md5(string_agg(concat_ws(' ', v.version_id, m.relation, l.from_article_id, p.name), chr(10) ORDER BY v.version_id)) AS state
FROM story_articles AS m
JOIN article_versions AS v ON v.article_id = m.article_id AND v.is_current
LEFT JOIN copy_links AS l ON l.to_article_id = m.article_id
LEFT JOIN article_addresses AS h ON h.article_id = m.article_id AND h.is_main
LEFT JOIN publishers AS p ON p.publisher_id = h.publisher_id
WHERE m.story_id IN (SELECT unnest($story_ids))
GROUP BY m.story_id
