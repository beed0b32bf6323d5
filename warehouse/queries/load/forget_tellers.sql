DELETE FROM internal.tellers
WHERE article_id IN (SELECT article_id FROM changed_articles WHERE old_version_id IS NOT NULL);
