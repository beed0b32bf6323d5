CREATE OR REPLACE TEMP TABLE staged_article_authors AS
SELECT *, NULL::VARCHAR AS part FROM article_authors LIMIT 0;
