-- Who published a story first, and how long after came each copy?
SELECT position, publisher, relation, days_after_original, lag
FROM story_timeline WHERE story ILIKE '%Halvorsen%' ORDER BY position;
