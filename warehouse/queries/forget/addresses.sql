-- Every address under which these articles were known; not where redirects led: that can be a front page.
SELECT url AS address FROM article_addresses WHERE article_id IN $article_ids
UNION
SELECT location FROM article_addresses WHERE article_id IN $article_ids;
