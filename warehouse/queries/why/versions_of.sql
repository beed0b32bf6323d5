SELECT version_id FROM article_versions WHERE article_id = $id ORDER BY version_no
