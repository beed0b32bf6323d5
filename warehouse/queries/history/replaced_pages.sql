-- The pages that `old` has read and this file has not: the earliest first, so that versions come in their order.
SELECT * FROM old.fetches
WHERE outcome IN ('fetched', 'read') AND body_sha256 IS NOT NULL
  AND fetch_id NOT IN (SELECT fetch_id FROM fetches)
ORDER BY requested_at, fetch_id
LIMIT $most;
