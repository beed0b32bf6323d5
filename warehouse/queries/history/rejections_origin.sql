-- A rejection that stands again was met by the run that met it first.
UPDATE rejections AS n SET run_id = o.run_id, rejected_at = o.rejected_at
FROM old.rejections AS o
WHERE n.location = o.location AND n.stage = o.stage AND n.reason = o.reason
  AND n.source_id IS NOT DISTINCT FROM o.source_id AND n.body_sha256 IS NOT DISTINCT FROM o.body_sha256;
