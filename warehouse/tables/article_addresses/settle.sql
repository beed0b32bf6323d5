-- One address of each article is the main one, whichever was seen first.
UPDATE article_addresses AS t
SET is_main = s.is_main
FROM (
    SELECT article_id, source_id, location,
        row_number() OVER (
            PARTITION BY article_id ORDER BY gone_at IS NOT NULL, source_id, location) = 1 AS is_main
    FROM article_addresses
    WHERE article_id IN (SELECT article_id FROM staged_article_addresses)
) AS s
WHERE t.article_id = s.article_id AND t.source_id = s.source_id AND t.location = s.location
  AND t.is_main <> s.is_main;
