-- The whole file.
CREATE OR REPLACE TEMP TABLE checked_versions AS SELECT version_id FROM article_versions;
CREATE OR REPLACE TEMP TABLE checked_articles AS SELECT DISTINCT article_id FROM article_versions;
CREATE OR REPLACE TEMP TABLE checked_texts AS
SELECT text_no FROM internal.texts UNION SELECT text_no FROM internal.tellers;
CREATE OR REPLACE TEMP TABLE checked_stories AS
SELECT story_id FROM stories UNION SELECT story_id FROM story_articles
UNION SELECT story_id FROM claims UNION SELECT story_id FROM events;
CREATE OR REPLACE TEMP TABLE checked_entities AS SELECT DISTINCT entity_id FROM entities;
CREATE OR REPLACE TEMP TABLE checked_quantities AS FROM quantities;
CREATE OR REPLACE TEMP TABLE checked_words AS SELECT version_id, text FROM article_versions;
