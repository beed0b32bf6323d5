-- What a word names: a whole id, an address or a location, or the beginning of an id.
WITH named AS (
    SELECT 'figure' AS kind, quantity_id AS id, quantity_id = $word AS is_whole
    FROM quantities WHERE starts_with(quantity_id, $word)
    UNION ALL
    SELECT 'claim', claim_id, claim_id = $word FROM claims WHERE starts_with(claim_id, $word)
    UNION ALL
    SELECT 'story', story_id, story_id = $word FROM stories WHERE starts_with(story_id, $word)
    UNION ALL
    SELECT 'article', article_id, article_id = $word OR version_id = $word
    FROM article_versions WHERE starts_with(article_id, $word) OR version_id = $word
    UNION ALL
    SELECT 'article', article_id, true FROM article_addresses WHERE list_contains($places, url) OR list_contains($places, location)
)
SELECT kind, id FROM named
GROUP BY kind, id
QUALIFY bool_or(is_whole) OR NOT bool_or(bool_or(is_whole)) OVER ()
ORDER BY kind, id
LIMIT 6
