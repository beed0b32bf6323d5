-- What happened, with who took part and who tells it.
SELECT e.event_id, e.kind, e.object, e.status, e.date_from, e.date_to, e.precision, p.name AS place,
    (SELECT list({'name': n.name, 'role': x.role} ORDER BY x.role, n.name)
        FROM event_participants AS x JOIN entities AS n ON n.entity_id = x.entity_id
        WHERE x.event_id = e.event_id) AS participants,
    (SELECT list(DISTINCT a.publisher ORDER BY a.publisher)
        FROM event_mentions AS m JOIN articles AS a ON a.version_id = m.version_id
        WHERE m.event_id = e.event_id) AS publishers
FROM events AS e
LEFT JOIN entities AS p ON p.entity_id = e.place_id
WHERE e.story_id = $story_id
ORDER BY e.date_from NULLS LAST, e.kind, e.event_id
