-- The whole file.
CREATE OR REPLACE TEMP TABLE checked_versions AS SELECT version_id FROM article_versions;
CREATE OR REPLACE TEMP TABLE checked_articles AS SELECT DISTINCT article_id FROM article_versions;
