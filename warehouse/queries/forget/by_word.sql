-- The articles that a word names: by id, canonical address, or location.
SELECT DISTINCT a.article_id
FROM article_addresses a
WHERE a.article_id IN $names OR a.url IN $names OR a.location IN $names;
