-- Pages differ in what they say of a publisher: what is kept does not depend on which came first.
MERGE INTO publishers AS t
USING (
    SELECT publisher_id,
        first(name ORDER BY length(name) DESC, name) AS name,
        min(domain) AS domain,
        coalesce(min(kind) FILTER (kind <> 'unknown'), 'unknown') AS kind,
        min(country) AS country,
        min(timezone) AS timezone
    FROM (
        SELECT * EXCLUDE (part) FROM staged_publishers
        UNION ALL BY NAME
        FROM publishers WHERE publisher_id IN (SELECT publisher_id FROM staged_publishers)
    )
    GROUP BY publisher_id
) AS s
ON t.publisher_id = s.publisher_id
WHEN MATCHED AND (t.name, t.domain, t.kind, t.country, t.timezone)
    IS DISTINCT FROM (s.name, s.domain, s.kind, s.country, s.timezone) THEN
    UPDATE SET name = s.name, domain = s.domain, kind = s.kind, country = s.country, timezone = s.timezone
WHEN NOT MATCHED THEN INSERT BY NAME;
