SELECT p.page, p.place, q.exact AS words, q.start_char, q.extractor AS made_by,
    json_merge_patch(to_json(q), $dropped::JSON) AS told
FROM quantities AS q
JOIN temp.compared_pages AS p ON p.version_id = q.version_id
