-- What the last load of this connection brought or changed.
CREATE OR REPLACE TEMP TABLE checked_versions AS SELECT version_id FROM chosen_versions;
CREATE OR REPLACE TEMP TABLE checked_articles AS SELECT article_id FROM affected_articles;
CREATE OR REPLACE TEMP TABLE checked_texts AS SELECT text_key FROM touched_texts;
CREATE OR REPLACE TEMP TABLE checked_stories AS
SELECT story_id FROM old_stories UNION SELECT story_id FROM staged_stories;
CREATE OR REPLACE TEMP TABLE checked_entities AS SELECT DISTINCT entity_id FROM staged_entities;
CREATE OR REPLACE TEMP TABLE checked_quantities AS
FROM quantities
WHERE version_id IN (SELECT version_id FROM chosen_versions UNION SELECT version_id FROM affected_articles);
