-- What the affected stories no longer hold.
DELETE FROM copy_links AS t
WHERE t.to_article_id IN (SELECT article_id FROM affected_articles)
  AND NOT EXISTS (FROM staged_copy_links s WHERE t.to_article_id = s.to_article_id);
