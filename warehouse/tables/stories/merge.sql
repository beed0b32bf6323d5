-- Merged by place: looking for the stories among all of them has been done.
MERGE INTO stories AS t
USING (
    SELECT s.story_id, s.original_article_id,
        any_value(v.headline) FILTER (a.article_id = s.original_article_id) AS title,
        min(v.published_date) AS first_published,
        max(v.published_date) AS last_published,
        count(*) AS article_count,
        count(DISTINCT a.publisher_id) AS publisher_count,
        any_value(s.independent_source_count) AS independent_source_count,
        any_value(o.place) AS place
    FROM staged_stories s
    JOIN staged_story_articles m ON m.story_id = s.story_id
    JOIN affected_articles a ON a.article_id = m.article_id
    JOIN affected_versions v ON v.version_id = a.version_id
    LEFT JOIN old_stories o ON o.story_id = s.story_id
    GROUP BY s.story_id, s.original_article_id
) AS s
ON t.rowid = s.place
WHEN MATCHED AND (t.original_article_id, t.title, t.first_published, t.last_published, t.article_count, t.publisher_count, t.independent_source_count)
    IS DISTINCT FROM (s.original_article_id, s.title, s.first_published, s.last_published, s.article_count, s.publisher_count, s.independent_source_count) THEN
    UPDATE SET original_article_id = s.original_article_id, title = s.title, first_published = s.first_published, last_published = s.last_published, article_count = s.article_count, publisher_count = s.publisher_count, independent_source_count = s.independent_source_count
WHEN NOT MATCHED THEN INSERT (story_id, original_article_id, title, first_published, last_published, article_count, publisher_count, independent_source_count)
    VALUES (s.story_id, s.original_article_id, s.title, s.first_published, s.last_published, s.article_count, s.publisher_count, s.independent_source_count);
