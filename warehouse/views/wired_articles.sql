CREATE OR REPLACE VIEW wired_articles AS
WITH RECURSIVE wired AS (
    SELECT article_id, wire, 0 AS steps FROM article_versions WHERE is_current AND wire IS NOT NULL
    UNION ALL
    SELECT l.to_article_id, w.wire, w.steps + 1
    FROM wired w
    JOIN copy_links l ON l.from_article_id = w.article_id AND l.relation IN ('exact', 'near')
    JOIN article_versions v ON v.article_id = l.to_article_id AND v.is_current AND v.wire IS NULL
)
SELECT w.article_id, w.wire, w.steps, h.url, p.name AS publisher, lower(p.name) = lower(w.wire) AS is_wire
FROM wired w
JOIN article_addresses h ON h.article_id = w.article_id AND h.is_main
LEFT JOIN publishers p ON p.publisher_id = h.publisher_id;

COMMENT ON VIEW wired_articles IS 'Articles that hold the words of a wire: those that name one, and their exact and near copies, through any number of hands.';
COMMENT ON COLUMN wired_articles.article_id IS 'The article.';
COMMENT ON COLUMN wired_articles.wire IS 'The agency, by its usual name.';
COMMENT ON COLUMN wired_articles.steps IS '0: the article names the wire itself; else how many hands further on its words stand.';
COMMENT ON COLUMN wired_articles.url IS 'Its address.';
COMMENT ON COLUMN wired_articles.publisher IS 'Who printed it.';
COMMENT ON COLUMN wired_articles.is_wire IS 'Whether the publisher is the wire itself.';
