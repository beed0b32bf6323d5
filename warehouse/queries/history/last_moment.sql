-- The latest moment at which this file was written.
SELECT greatest((SELECT max(started_at) FROM runs), (SELECT max(requested_at) FROM fetches)) AS moment;
