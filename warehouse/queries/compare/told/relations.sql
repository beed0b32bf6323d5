-- What an article is in its story, and with whom: the story goes by the place of its original.
SELECT p.page, p.place, '' AS words, 0 AS start_char, p.parser_version AS made_by,
    json_object('relation', s.relation, 'story of', (
        SELECT min(o.place) FROM temp.compared_pages AS o
        JOIN stories AS t ON t.original_article_id = o.article_id WHERE t.story_id = s.story_id)) AS told
FROM story_articles AS s
JOIN article_versions AS v ON v.article_id = s.article_id AND v.is_current
JOIN temp.compared_pages AS p ON p.version_id = v.version_id
