DELETE FROM internal.tellers WHERE article_id IN (SELECT article_id FROM changed_articles);
