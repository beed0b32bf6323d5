-- The latest moment at which a run began. Pages of an archive file may say what they like of their own.
SELECT max(started_at) AS moment FROM runs;
