-- When addresses were last seen, or found gone, without new bytes: what no page can tell again.
-- An article that the old file knows under another id takes over what was last known of its place.
WITH latest AS (
    SELECT * FROM old.article_addresses
    QUALIFY row_number() OVER (PARTITION BY source_id, location ORDER BY last_seen_at DESC, article_id) = 1
), here AS (
    SELECT *, row_number() OVER (PARTITION BY source_id, location ORDER BY last_seen_at DESC, article_id) AS place
    FROM article_addresses
), known AS (
    SELECT n.*, coalesce(o.last_seen_at, l.last_seen_at) AS old_seen_at,
        CASE WHEN o.article_id IS NOT NULL THEN o.gone_at ELSE l.gone_at END AS old_gone_at
    FROM here AS n
    LEFT JOIN old.article_addresses AS o
        ON o.article_id = n.article_id AND o.source_id = n.source_id AND o.location = n.location
    LEFT JOIN latest AS l ON n.place = 1 AND l.source_id = n.source_id AND l.location = n.location
)
SELECT article_id, source_id, publisher_id, url, location, old_seen_at AS seen_at, old_gone_at AS gone_at
FROM known
WHERE old_seen_at > last_seen_at OR (old_seen_at IS NOT NULL AND old_gone_at IS DISTINCT FROM gone_at)
ORDER BY ALL;
