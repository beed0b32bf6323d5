CREATE OR REPLACE MACRO topic_volume(words) AS TABLE
SELECT date_trunc('month', v.published_date)::DATE AS month, count(*) AS articles,
    count(*) FILTER (m.relation NOT IN ('exact', 'near')) AS without_copies, count(DISTINCT m.story_id) AS stories
FROM article_versions v
JOIN story_articles m ON m.article_id = v.article_id
-- A regular expression that takes no notice of case is three times as fast as ILIKE.
WHERE v.is_current AND regexp_matches(v.text, '(?i)' || regexp_escape(words))
GROUP BY month
ORDER BY month NULLS LAST;

COMMENT ON MACRO TABLE topic_volume IS 'topic_volume(words): articles whose text holds these words, by month, with and without word-for-word copies.';
