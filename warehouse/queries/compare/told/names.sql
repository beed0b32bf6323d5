SELECT p.page, p.place, m.exact AS words, m.start_char, m.extractor AS made_by,
    json_merge_patch(to_json(m), json_merge_patch($dropped::JSON, json_object('kind', e.kind, 'name', e.name))) AS told
FROM mentions AS m
JOIN temp.compared_pages AS p ON p.version_id = m.version_id
LEFT JOIN entities AS e ON e.entity_id = m.entity_id
