SELECT p.page, p.place, d.exact AS words, d.start_char, d.method AS made_by,
    json_merge_patch(to_json(d), $dropped::JSON) AS told
FROM dates AS d
JOIN temp.compared_pages AS p ON p.version_id = d.version_id
