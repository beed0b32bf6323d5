-- The run's figures by source. Bounds are those of a healthy run; a figure outside them fails no load.
MERGE INTO quality_checks AS t
USING (
    WITH loaded AS (
        SELECT a.source_id, count(*) AS versions,
            avg(CAST(v.published_date IS NOT NULL AS INTEGER)) AS dated,
            avg(CAST(v.title IS NOT NULL AS INTEGER)) AS titled,
            avg(CAST(v.byline IS NOT NULL AS INTEGER)) AS signed,
            avg(CAST(f.version_id IS NOT NULL AS INTEGER)) AS counted
        FROM chosen_versions AS c
        JOIN article_versions AS v ON v.version_id = c.version_id
        LEFT JOIN article_addresses AS a ON a.article_id = v.article_id AND a.is_main
        LEFT JOIN (SELECT DISTINCT version_id FROM staged_quantities) AS f ON f.version_id = v.version_id
        WHERE c.is_new
        GROUP BY a.source_id
    ), read AS (
        SELECT source_id, count(*) FILTER (outcome IN ('read', 'fetched', 'unchanged')) AS pages,
            count(*) FILTER (outcome NOT IN ('read', 'fetched', 'unchanged', 'feed', 'sitemap', 'list', 'redirect')) AS failed
        FROM staged_fetches
        GROUP BY source_id
    ), rejected AS (
        SELECT source_id, count(DISTINCT location) AS rejected FROM staged_rejections GROUP BY source_id
    ), figures AS (
        SELECT source_id, coalesce(versions, 0) AS versions, dated, titled, signed, counted,
            coalesce(pages, 0) AS pages, coalesce(failed, 0) AS failed, coalesce(rejected, 0) AS rejected
        FROM loaded FULL JOIN read USING (source_id) FULL JOIN rejected USING (source_id)
    ), named AS (
        SELECT 'pages read' AS name, source_id, CAST(pages AS DOUBLE) AS value, NULL AS low, NULL AS high FROM figures
        UNION ALL
        SELECT 'requests failed', source_id, failed, NULL, NULL FROM figures
        UNION ALL
        SELECT 'new versions', source_id, versions, NULL, NULL FROM figures
        UNION ALL
        SELECT 'rejected', source_id, rejected, NULL, NULL FROM figures
        UNION ALL
        SELECT 'share rejected', source_id, rejected / greatest(pages, rejected), 0, 0.2 FROM figures
        WHERE pages > 0 OR rejected > 0
        UNION ALL
        SELECT 'share with a date', source_id, dated, 0.8, 1 FROM figures WHERE versions > 0
        UNION ALL
        SELECT 'share with a title', source_id, titled, 0.9, 1 FROM figures WHERE versions > 0
        UNION ALL
        SELECT 'share with a byline', source_id, signed, NULL, NULL FROM figures WHERE versions > 0
        UNION ALL
        SELECT 'share with a figure', source_id, counted, NULL, NULL FROM figures WHERE versions > 0
    )
    SELECT $run_id AS run_id, name, source_id, value, CAST(low AS DOUBLE) AS low, CAST(high AS DOUBLE) AS high,
        coalesce(value >= low, true) AND coalesce(value <= high, true) AS passed
    FROM named
) AS s
ON t.run_id = s.run_id AND t.name = s.name AND t.source_id IS NOT DISTINCT FROM s.source_id
WHEN MATCHED THEN UPDATE SET value = s.value, passed = s.passed
WHEN NOT MATCHED THEN INSERT BY NAME;
