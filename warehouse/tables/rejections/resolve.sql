-- What a page says that was worked out again holds; what it said before goes.
DELETE FROM rejections AS t
WHERE t.stage IN ('parse', 'facts', 'archive')
  AND EXISTS (
    FROM staged_fetches AS f
    WHERE f.page IS NOT NULL AND f.url = t.location AND f.body_sha256 = t.body_sha256
      AND f.source_id IS NOT DISTINCT FROM t.source_id)
  AND NOT EXISTS (
    FROM staged_rejections AS s
    WHERE s.location = t.location AND s.stage = t.stage AND s.reason = t.reason
      AND s.source_id IS NOT DISTINCT FROM t.source_id AND s.body_sha256 = t.body_sha256);
