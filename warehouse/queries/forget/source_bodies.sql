-- Feeds, sitemaps and lists that were kept: they may hold words of what they named.
SELECT DISTINCT body_sha256, source_id
FROM fetches
WHERE outcome IN ('feed', 'sitemap', 'list') AND body_sha256 IS NOT NULL
ORDER BY ALL;
