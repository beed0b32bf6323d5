-- The touched texts whose keys change: new, gone, or of another day. A further copy changes nothing here.
CREATE OR REPLACE TEMP TABLE renewed_texts AS
SELECT x.text_key, o.text_key IS NOT NULL AS is_old, o.day AS old_day, n.text_key IS NOT NULL AS is_new, n.day AS new_day
FROM touched_texts x
LEFT JOIN new_texts n ON n.text_key = x.text_key
LEFT JOIN internal.texts o ON o.text_key = x.text_key
WHERE o.text_key IS NULL OR n.text_key IS NULL OR n.day IS DISTINCT FROM o.day
   OR n.version_id IN (SELECT version_id FROM chosen_versions);
