CREATE OR REPLACE VIEW date_methods AS
SELECT
    CASE
        WHEN published_date IS NULL THEN 'none'
        WHEN published_method IN ('record', 'site-rules', 'json-ld', 'meta', 'time-element') THEN 'marked'
        WHEN published_method IN ('first-line', 'dateline', 'visible') THEN 'written'
        ELSE 'assumed'
    END AS basis,
    published_method AS method, published_precision AS precision, count(*) AS articles,
    count(*) / sum(count(*)) OVER () AS share
FROM article_versions
WHERE is_current
GROUP BY basis, method, precision;

COMMENT ON VIEW date_methods IS 'How the days of publication were obtained, and how many are assumed: one row per method and precision.';
COMMENT ON COLUMN date_methods.basis IS 'marked: in the page''s data, made for machines; written: in words that readers see; assumed: from the address, a script or a description; none: no day is known.';
COMMENT ON COLUMN date_methods.method IS 'Where it was found: see date_candidates.';
COMMENT ON COLUMN date_methods.precision IS 'How exactly it is known.';
COMMENT ON COLUMN date_methods.articles IS 'How many articles.';
COMMENT ON COLUMN date_methods.share IS 'Of all articles, 0 to 1.';
