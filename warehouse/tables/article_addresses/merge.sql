-- What the page last seen there says of its publisher holds; equal moments are decided by the ids.
-- A row without `seen_at` says that a known address is gone; the later of both sightings holds.
MERGE INTO article_addresses AS t
USING (
    SELECT article_id, source_id, location,
        first(publisher_id ORDER BY seen_at DESC, publisher_id) AS publisher_id,
        min(url) AS url,
        min(seen_at) AS first_seen_at,
        max(seen_at) AS last_seen_at,
        max(gone_at) AS gone_at,
        false AS is_main
    FROM staged_article_addresses
    GROUP BY article_id, source_id, location
) AS s
ON t.article_id = s.article_id AND t.source_id = s.source_id AND t.location = s.location
WHEN MATCHED THEN UPDATE SET
    publisher_id = CASE
        WHEN s.last_seen_at > t.last_seen_at THEN s.publisher_id
        WHEN s.last_seen_at = t.last_seen_at THEN least(s.publisher_id, t.publisher_id)
        ELSE t.publisher_id END,
    gone_at = CASE
        WHEN greatest(s.last_seen_at, t.last_seen_at) >= greatest(s.gone_at, t.gone_at) THEN NULL
        ELSE greatest(s.gone_at, t.gone_at) END,
    first_seen_at = least(s.first_seen_at, t.first_seen_at),
    last_seen_at = greatest(s.last_seen_at, t.last_seen_at)
WHEN NOT MATCHED AND s.first_seen_at IS NOT NULL THEN INSERT BY NAME;
