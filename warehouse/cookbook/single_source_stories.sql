-- Which stories, however often printed, stand on one source?
SELECT title, article_count, publisher_count FROM stories
WHERE independent_source_count = 1 AND article_count > 1 ORDER BY article_count DESC, title;
