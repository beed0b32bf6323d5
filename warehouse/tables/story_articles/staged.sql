CREATE OR REPLACE TEMP TABLE staged_story_articles AS
FROM story_articles LIMIT 0;
