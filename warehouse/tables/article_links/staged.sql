CREATE OR REPLACE TEMP TABLE staged_article_links AS
SELECT *, NULL::VARCHAR AS part FROM article_links LIMIT 0;
