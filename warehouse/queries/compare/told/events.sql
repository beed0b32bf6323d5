SELECT p.page, p.place, t.exact AS words, t.start_char, p.parser_version AS made_by,
    json_merge_patch(to_json(t), $dropped::JSON) AS told
FROM internal.told_events AS t
JOIN temp.compared_pages AS p ON p.version_id = t.version_id
