-- Every address under which these articles were known.
SELECT url AS address FROM article_addresses WHERE article_id IN $article_ids
UNION
SELECT location FROM article_addresses WHERE article_id IN $article_ids
UNION
SELECT f.final_url FROM fetches f
JOIN article_addresses a ON a.location = f.url
WHERE a.article_id IN $article_ids AND f.final_url IS NOT NULL;
