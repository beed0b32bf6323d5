UPDATE article_addresses AS n SET first_seen_at = least(n.first_seen_at, o.first_seen_at)
FROM old.article_addresses AS o
WHERE o.article_id = n.article_id AND o.source_id = n.source_id AND o.location = n.location
  AND o.first_seen_at < n.first_seen_at;
