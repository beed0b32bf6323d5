CREATE OR REPLACE TEMP TABLE staged_article_addresses AS
SELECT article_id, source_id, publisher_id, url, location, NULL::TIMESTAMPTZ AS seen_at, gone_at, NULL::VARCHAR AS part
FROM article_addresses LIMIT 0;
