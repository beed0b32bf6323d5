-- The current versions of the affected articles. First their places, then the rows: a table as
-- wide as this one is read in full by a join. The days are named so that few row groups are read.
CREATE OR REPLACE TEMP TABLE affected_versions AS
SELECT version_id, title, coalesce(title, left(split_part(text, chr(10), 1), 100)) AS headline,
    published_date, published_at, dateline_place, wire, credited_source, syndicated_from
FROM article_versions
WHERE rowid IN (
    SELECT rowid FROM article_versions
    WHERE version_id IN (SELECT version_id FROM affected_articles)
      AND (published_date IS NULL OR published_date BETWEEN $first_day AND $last_day));
