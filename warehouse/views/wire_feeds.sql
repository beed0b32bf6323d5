CREATE OR REPLACE VIEW wire_feeds AS
SELECT wire, publisher, count(*) AS articles, count(*) FILTER (steps = 0) AS credited, count(*) FILTER (steps > 1) AS second_hand
FROM wired_articles
WHERE NOT is_wire
GROUP BY wire, publisher;

COMMENT ON VIEW wire_feeds IS 'Which wire feeds which outlet with its words, directly or through another outlet: one row per wire and publisher.';
COMMENT ON COLUMN wire_feeds.wire IS 'The agency.';
COMMENT ON COLUMN wire_feeds.publisher IS 'Who prints its words.';
COMMENT ON COLUMN wire_feeds.articles IS 'In how many articles.';
COMMENT ON COLUMN wire_feeds.credited IS 'Of these, in how many it is named as the agency.';
COMMENT ON COLUMN wire_feeds.second_hand IS 'Of these, how many were taken from another outlet''s copy.';
