SELECT count(*) AS pages FROM old.fetches
WHERE outcome IN ('fetched', 'read') AND body_sha256 IS NOT NULL
  AND fetch_id NOT IN (SELECT fetch_id FROM fetches);
