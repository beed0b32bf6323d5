-- The touched texts whose keys change: new, gone, or of another day. A further copy changes nothing here.
CREATE OR REPLACE TEMP TABLE renewed_texts AS
WITH old_texts AS (
    SELECT text_no, day FROM internal.texts
    WHERE rowid IN (SELECT rowid FROM internal.texts WHERE text_no IN (SELECT text_no FROM touched_texts))
)
SELECT x.text_no, o.text_no IS NOT NULL AS is_old, o.day AS old_day, n.text_no IS NOT NULL AS is_new, n.day AS new_day
FROM touched_texts x
LEFT JOIN new_texts n ON n.text_no = x.text_no
LEFT JOIN old_texts o ON o.text_no = x.text_no
WHERE o.text_no IS NULL OR n.text_no IS NULL OR n.day IS DISTINCT FROM o.day
   OR n.version_id IN (SELECT version_id FROM chosen_versions);
