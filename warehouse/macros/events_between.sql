CREATE OR REPLACE MACRO events_between(one, other) AS TABLE
WITH ours AS MATERIALIZED (
    SELECT a.event_id
    FROM event_participants a
    JOIN event_participants b ON b.event_id = a.event_id AND b.entity_id <> a.entity_id
    WHERE a.entity_id IN (SELECT entity_id FROM entities WHERE contains(lower(name), lower(one))
                          UNION SELECT entity_id FROM entity_aliases WHERE contains(lower(alias), lower(one)))
      AND b.entity_id IN (SELECT entity_id FROM entities WHERE contains(lower(name), lower(other))
                          UNION SELECT entity_id FROM entity_aliases WHERE contains(lower(alias), lower(other)))
)
SELECT e.date_from, e.date_to, e.kind, e.object, e.status, p.name AS place,
    (SELECT list(n.name || ' (' || x.role || ')' ORDER BY n.name)
        FROM event_participants x JOIN entities n ON n.entity_id = x.entity_id WHERE x.event_id = e.event_id) AS participants,
    s.title AS story, e.event_id
FROM events e
JOIN stories s ON s.story_id = e.story_id
LEFT JOIN entities p ON p.entity_id = e.place_id
WHERE e.event_id IN (FROM ours)
ORDER BY e.date_from NULLS LAST, s.first_published, e.event_id;

COMMENT ON MACRO TABLE events_between IS 'events_between(one, other): events in which both took part, by date. A part of a name is enough; '''' is anybody.';
