-- A version has a text with its words counted, and sane times.
SELECT version_id, word_count, first_seen_at, last_seen_at FROM article_versions
WHERE version_id IN (SELECT version_id FROM checked_versions)
  AND (text IS NULL OR word_count IS NULL OR body_sha256 IS NULL OR text_sha256 IS NULL
    OR version_no < 1 OR first_seen_at IS NULL OR first_seen_at > last_seen_at)
LIMIT 5;
