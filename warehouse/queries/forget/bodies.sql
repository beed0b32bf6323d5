-- The pages of these articles that no other article, fetch or rejection stands on.
WITH mine AS (
    SELECT location FROM article_addresses WHERE article_id IN $article_ids
), held AS (
    SELECT body_sha256 FROM article_versions WHERE article_id IN $article_ids
    UNION
    SELECT body_sha256 FROM fetches WHERE url IN (SELECT location FROM mine)
    UNION
    SELECT body_sha256 FROM rejections WHERE location IN (SELECT location FROM mine)
), others AS (
    SELECT body_sha256 FROM article_versions WHERE article_id NOT IN $article_ids
    UNION
    SELECT body_sha256 FROM fetches WHERE url NOT IN (SELECT location FROM mine)
    UNION
    SELECT body_sha256 FROM rejections WHERE location NOT IN (SELECT location FROM mine)
)
SELECT body_sha256 FROM held
WHERE body_sha256 IS NOT NULL
EXCEPT
SELECT body_sha256 FROM others;
