CREATE OR REPLACE VIEW hidden_wires AS
WITH silent AS (
    SELECT w.article_id, w.url, w.publisher, w.wire, v.version_id, v.title, v.published_date, l.from_article_id AS parent_article_id,
        p.name AS parent_publisher
    FROM wired_articles w
    JOIN article_versions v ON v.article_id = w.article_id AND v.is_current
    JOIN copy_links l ON l.to_article_id = w.article_id
    LEFT JOIN article_addresses h ON h.article_id = l.from_article_id AND h.is_main
    LEFT JOIN publishers p ON p.publisher_id = h.publisher_id
    WHERE w.steps > 0 AND NOT w.is_wire AND v.credited_source IS NULL AND v.syndicated_from IS NULL
)
SELECT s.article_id, s.url, s.publisher, s.title, s.published_date, s.wire, s.parent_article_id, s.parent_publisher
FROM silent s
WHERE NOT EXISTS (
    FROM removed_blocks b
    WHERE b.version_id = s.version_id AND (contains(b.text, s.wire) OR contains(b.text, s.parent_publisher))
);

COMMENT ON VIEW hidden_wires IS 'Copies of a wire''s text that name neither the wire nor the outlet they were taken from: no agency, no source, no canonical address, and neither name in what was set aside.';
COMMENT ON COLUMN hidden_wires.article_id IS 'The copy.';
COMMENT ON COLUMN hidden_wires.url IS 'Its address.';
COMMENT ON COLUMN hidden_wires.publisher IS 'Who printed it.';
COMMENT ON COLUMN hidden_wires.title IS 'Its headline.';
COMMENT ON COLUMN hidden_wires.published_date IS 'The day it was published.';
COMMENT ON COLUMN hidden_wires.wire IS 'The agency whose words it holds.';
COMMENT ON COLUMN hidden_wires.parent_article_id IS 'The article it was copied from.';
COMMENT ON COLUMN hidden_wires.parent_publisher IS 'Who printed that one.';
