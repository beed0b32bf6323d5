SELECT text FROM article_versions WHERE version_id = $version_id
