-- What gave no page cannot be tried again from the archive.
INSERT INTO rejections BY NAME
SELECT COLUMNS(lambda c: list_contains($columns, c)) FROM old.rejections AS o
WHERE o.body_sha256 IS NULL
  AND NOT EXISTS (
    FROM rejections AS n
    WHERE n.location = o.location AND n.stage = o.stage AND n.reason = o.reason
      AND n.source_id IS NOT DISTINCT FROM o.source_id AND n.body_sha256 IS NULL);
