CREATE OR REPLACE VIEW publisher_profile AS
SELECT p.publisher_id, p.name AS publisher, p.kind, count(*) AS articles,
    count(*) FILTER (m.relation = 'original') AS originals,
    count(*) FILTER (m.relation = 'independent') AS independent,
    count(*) FILTER (m.relation = 'rewrite') AS rewrites,
    count(*) FILTER (m.relation IN ('exact', 'near')) AS copies,
    bool_and(m.relation IN ('exact', 'near')) AS only_republishes
FROM story_articles m
JOIN article_addresses h ON h.article_id = m.article_id AND h.is_main
JOIN publishers p ON p.publisher_id = h.publisher_id
GROUP BY p.publisher_id, p.name, p.kind;

COMMENT ON VIEW publisher_profile IS 'What a publisher prints: its own texts, rewrites, and copies. One row per publisher.';
COMMENT ON COLUMN publisher_profile.publisher_id IS 'The publisher.';
COMMENT ON COLUMN publisher_profile.publisher IS 'Its name.';
COMMENT ON COLUMN publisher_profile.kind IS 'wire, publisher, company, government, aggregator or unknown.';
COMMENT ON COLUMN publisher_profile.articles IS 'Its articles.';
COMMENT ON COLUMN publisher_profile.originals IS 'Those that open their story.';
COMMENT ON COLUMN publisher_profile.independent IS 'Those that tell a story without a sign of copying.';
COMMENT ON COLUMN publisher_profile.rewrites IS 'Those that tell another article''s facts in other words.';
COMMENT ON COLUMN publisher_profile.copies IS 'Those whose words are another article''s: exact or near.';
COMMENT ON COLUMN publisher_profile.only_republishes IS 'Whether all are copies.';
