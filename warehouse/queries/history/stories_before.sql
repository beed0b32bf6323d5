-- The stories of both files, in the way in which `tables/story_changes/insert` compares them.
CREATE OR REPLACE TEMP TABLE old_memberships AS SELECT article_id, story_id FROM old.story_articles;
CREATE OR REPLACE TEMP TABLE staged_story_articles AS SELECT article_id, story_id FROM story_articles;
