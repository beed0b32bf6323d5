-- What the last load of this connection brought or changed. Of wide tables the places first, then
-- the rows: else all that they hold is read.
CREATE OR REPLACE TEMP TABLE checked_versions AS SELECT version_id FROM chosen_versions;
CREATE OR REPLACE TEMP TABLE checked_articles AS SELECT article_id FROM affected_articles;
CREATE OR REPLACE TEMP TABLE checked_texts AS SELECT text_no FROM touched_texts;
CREATE OR REPLACE TEMP TABLE checked_stories AS
SELECT story_id FROM old_stories UNION SELECT story_id FROM staged_stories;
CREATE OR REPLACE TEMP TABLE checked_entities AS SELECT DISTINCT entity_id FROM staged_entities;
CREATE OR REPLACE TEMP TABLE checked_quantities AS
FROM quantities WHERE rowid IN (
    SELECT rowid FROM quantities
    WHERE version_id IN (SELECT version_id FROM chosen_versions UNION SELECT version_id FROM affected_articles));
CREATE OR REPLACE TEMP TABLE checked_words AS
SELECT version_id, text FROM article_versions WHERE rowid IN (
    SELECT rowid FROM article_versions WHERE version_id IN (SELECT version_id FROM chosen_versions));
