-- What the last load of this connection brought.
CREATE OR REPLACE TEMP TABLE checked_versions AS SELECT version_id FROM chosen_versions;
CREATE OR REPLACE TEMP TABLE checked_articles AS SELECT article_id FROM changed_articles;
