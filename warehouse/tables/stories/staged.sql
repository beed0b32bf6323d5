CREATE OR REPLACE TEMP TABLE staged_stories AS
SELECT story_id, original_article_id, independent_source_count FROM stories LIMIT 0;
