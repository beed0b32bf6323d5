SELECT concat_ws(' ', location, body_sha256) AS page, location AS place, stage || ': ' || reason AS words, 0 AS start_char,
    '' AS made_by, json_object('detail', detail) AS told
FROM rejections
