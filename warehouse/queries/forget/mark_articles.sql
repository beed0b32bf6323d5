INSERT INTO forgotten_articles
SELECT DISTINCT article_id FROM article_addresses WHERE article_id IN $article_ids;
