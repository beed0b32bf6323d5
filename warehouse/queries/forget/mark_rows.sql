CREATE OR REPLACE TEMP TABLE forgotten_versions AS
SELECT version_id FROM article_versions WHERE article_id IN (FROM forgotten_articles);

CREATE OR REPLACE TEMP TABLE forgotten_locations AS
SELECT location FROM article_addresses WHERE article_id IN (FROM forgotten_articles)
EXCEPT
SELECT location FROM article_addresses WHERE article_id NOT IN (FROM forgotten_articles);

-- With the places that they lie in.
CREATE OR REPLACE TEMP TABLE forgotten_entities AS
WITH RECURSIVE named AS (
    SELECT entity_id FROM mentions WHERE version_id IN (FROM forgotten_versions)
    UNION
    SELECT e.parent_id FROM entities e JOIN named n ON n.entity_id = e.entity_id WHERE e.parent_id IS NOT NULL
)
FROM named;

CREATE OR REPLACE TEMP TABLE forgotten_publishers AS
SELECT DISTINCT publisher_id FROM article_addresses WHERE article_id IN (FROM forgotten_articles);

-- Stories of which nobody is left to tell.
CREATE OR REPLACE TEMP TABLE forgotten_stories AS
SELECT story_id FROM story_articles GROUP BY story_id
HAVING bool_and(article_id IN (FROM forgotten_articles));

CREATE OR REPLACE TEMP TABLE changed_articles AS
SELECT article_id, version_id AS old_version_id, NULL::VARCHAR AS new_version_id
FROM article_versions
WHERE is_current AND article_id IN (FROM forgotten_articles);
