-- The articles that only this source led to. What another source found too stays.
SELECT article_id
FROM article_addresses
GROUP BY article_id
HAVING bool_and(source_id = $source_id);
