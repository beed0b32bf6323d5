-- The same again is no new row; of two details the least is kept, whichever came first.
MERGE INTO rejections AS t
USING (
    SELECT * EXCLUDE (part) REPLACE (min(detail) OVER same AS detail)
    FROM staged_rejections s
    WINDOW same AS (PARTITION BY source_id, location, stage, reason, body_sha256)
    QUALIFY row_number() OVER (
        PARTITION BY source_id, location, stage, reason, body_sha256 ORDER BY rejected_at, run_id) = 1
) AS s
ON t.location = s.location AND t.stage = s.stage AND t.reason = s.reason
    AND t.source_id IS NOT DISTINCT FROM s.source_id
    AND t.body_sha256 IS NOT DISTINCT FROM s.body_sha256
WHEN MATCHED AND s.detail < t.detail THEN UPDATE SET detail = s.detail
WHEN NOT MATCHED THEN INSERT BY NAME;
