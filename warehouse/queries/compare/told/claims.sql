-- A claim goes by the figures that it stands on.
SELECT min(p.page) AS page, min(p.place) AS place, min_by(q.exact, (p.page, q.start_char)) AS words,
    min_by(q.start_char, (p.page, q.start_char)) AS start_char, min_by(q.extractor, (p.page, q.start_char)) AS made_by,
    json_merge_patch(to_json(any_value(c)), $dropped::JSON) AS told
FROM claims AS c
JOIN claim_quantities AS m ON m.claim_id = c.claim_id
JOIN quantities AS q ON q.quantity_id = m.quantity_id
JOIN temp.compared_pages AS p ON p.version_id = q.version_id
GROUP BY c.claim_id
