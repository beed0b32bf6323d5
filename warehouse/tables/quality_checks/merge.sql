-- The run's figures. Bounds are those of a healthy run; a figure outside them fails no load.
MERGE INTO quality_checks AS t
USING (
    WITH loaded AS (
        SELECT a.source_id, v.* FROM chosen_versions c
        JOIN article_versions v ON v.version_id = c.version_id
        LEFT JOIN article_addresses a ON a.article_id = v.article_id AND a.is_main
        WHERE c.is_new
    ), rejected AS (
        SELECT source_id, count(*) AS rejected FROM rejections WHERE run_id = $run_id GROUP BY source_id
    ), figures AS (
        SELECT source_id,
            count(*) FILTER (version_id IS NOT NULL) AS versions,
            avg(CAST(published_date IS NOT NULL AS INTEGER)) AS dated,
            avg(CAST(title IS NOT NULL AS INTEGER)) AS titled,
            coalesce(any_value(rejected), 0) AS rejected
        FROM loaded FULL JOIN rejected USING (source_id)
        GROUP BY source_id
    ), named AS (
        SELECT 'new versions' AS name, source_id, CAST(versions AS DOUBLE) AS value, NULL AS low, NULL AS high FROM figures
        UNION ALL
        SELECT 'share with a date', source_id, dated, 0.8, 1 FROM figures WHERE versions > 0
        UNION ALL
        SELECT 'share with a title', source_id, titled, 0.9, 1 FROM figures WHERE versions > 0
        UNION ALL
        SELECT 'share rejected', source_id, rejected / (rejected + versions), 0, 0.2 FROM figures
        WHERE rejected + versions > 0
    )
    SELECT $run_id AS run_id, name, source_id, value, CAST(low AS DOUBLE) AS low, CAST(high AS DOUBLE) AS high,
        coalesce(value >= low, true) AND coalesce(value <= high, true) AS passed
    FROM named
) AS s
ON t.run_id = s.run_id AND t.name = s.name AND t.source_id IS NOT DISTINCT FROM s.source_id
WHEN MATCHED THEN UPDATE SET value = s.value, passed = s.passed
WHEN NOT MATCHED THEN INSERT BY NAME;
