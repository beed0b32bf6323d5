CREATE OR REPLACE VIEW rejection_counts AS
SELECT s.name AS source, r.stage, r.reason, count(*) AS rejections, count(DISTINCT r.location) AS places, max(r.rejected_at) AS last_at,
    min(r.location) AS example
FROM rejections r
LEFT JOIN sources s ON s.source_id = r.source_id
GROUP BY s.name, r.stage, r.reason;

COMMENT ON VIEW rejection_counts IS 'What could not be used, by source and reason.';
COMMENT ON COLUMN rejection_counts.source IS 'Name of the source; NULL: none known.';
COMMENT ON COLUMN rejection_counts.stage IS 'read, fetch, parse, facts or load.';
COMMENT ON COLUMN rejection_counts.reason IS 'A few lower-case words.';
COMMENT ON COLUMN rejection_counts.rejections IS 'How many inputs, or parts of them.';
COMMENT ON COLUMN rejection_counts.places IS 'At how many places.';
COMMENT ON COLUMN rejection_counts.last_at IS 'When it was last met for the first time (history).';
COMMENT ON COLUMN rejection_counts.example IS 'One of the places.';
