SELECT p.page, p.place, '' AS words, 0 AS start_char, v.parser_version AS made_by,
    json_merge_patch(to_json(v), $dropped::JSON) AS told
FROM article_versions AS v
JOIN temp.compared_pages AS p ON p.version_id = v.version_id
