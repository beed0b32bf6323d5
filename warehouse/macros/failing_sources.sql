CREATE OR REPLACE MACRO failing_sources(first_day) AS TABLE
SELECT s.name AS source, regexp_extract(f.url, '^[a-z]+://([^/]+)', 1) AS host,
    CASE
        WHEN f.outcome IN ('forbidden by robots', 'tdm reserved', 'refused address') THEN 'not allowed'
        WHEN f.http_status IN (401, 402, 403, 407, 429, 451) OR f.outcome IN ('breaker open', 'later') THEN 'blocked'
        ELSE 'failed'
    END AS trouble,
    f.outcome, count(*) AS times, count(DISTINCT f.url) AS addresses, max(f.requested_at) AS last_at, max_by(f.detail, f.requested_at) AS detail
FROM fetches f
LEFT JOIN sources s ON s.source_id = f.source_id
WHERE f.requested_at >= first_day::TIMESTAMPTZ AND f.requested_at < (first_day + INTERVAL 7 DAY)::TIMESTAMPTZ
  AND f.outcome NOT IN ('waited', 'robots.txt', 'tdmrep.json', 'redirect')
  AND (f.http_status >= 400 OR f.detail IS NOT NULL)
GROUP BY ALL
ORDER BY times DESC, host, f.outcome;

COMMENT ON MACRO TABLE failing_sources IS 'failing_sources(DATE ''2026-05-04''): requests of the seven days from that one that brought nothing, by source, host and outcome: blocked, not allowed or failed.';
