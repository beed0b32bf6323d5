CREATE OR REPLACE VIEW edits AS
WITH pairs AS (
    SELECT n.article_id, n.title, n.version_no, n.first_seen_at AS seen_at, n.text_sha256 <> o.text_sha256 AS text_changed,
        n.title IS DISTINCT FROM o.title AS title_changed, n.byline IS DISTINCT FROM o.byline AS byline_changed,
        (n.published_date, n.published_at, n.modified_at) IS DISTINCT FROM (o.published_date, o.published_at, o.modified_at)
            AS date_changed,
        o.version_id AS old_version_id, n.version_id AS new_version_id
    FROM article_versions n
    JOIN article_versions o ON o.article_id = n.article_id AND o.version_no = n.version_no - 1 AND NOT o.is_current
    WHERE n.version_no > 1
), read AS (
    -- Texts last, and only of what is asked for: they are most of the file.
    SELECT e.*, h.url, p.name AS publisher, sentences(old.text) AS before, sentences(new.text) AS after
    FROM pairs e
    LEFT JOIN article_addresses h ON h.article_id = e.article_id AND h.is_main
    LEFT JOIN publishers p ON p.publisher_id = h.publisher_id
    LEFT JOIN article_versions old ON old.version_id = e.old_version_id
    LEFT JOIN article_versions new ON new.version_id = e.new_version_id
)
SELECT article_id, url, publisher, title, version_no, seen_at, text_changed, title_changed, byline_changed, date_changed,
    text_changed AND NOT date_changed AS is_silent,
    list_filter(before, lambda said: NOT list_contains(after, said)) AS dropped,
    list_filter(after, lambda said: NOT list_contains(before, said)) AS added, old_version_id, new_version_id
FROM read;

COMMENT ON VIEW edits IS 'What a publisher changed in an article after it was first seen: one row per new version.';
COMMENT ON COLUMN edits.article_id IS 'The article.';
COMMENT ON COLUMN edits.url IS 'Its address.';
COMMENT ON COLUMN edits.publisher IS 'Who printed it.';
COMMENT ON COLUMN edits.title IS 'Its headline after the edit.';
COMMENT ON COLUMN edits.version_no IS 'The new version: 2 for the first edit.';
COMMENT ON COLUMN edits.seen_at IS 'When the edit was first seen (history).';
COMMENT ON COLUMN edits.text_changed IS 'Whether the text is another one.';
COMMENT ON COLUMN edits.title_changed IS 'Whether the headline is another one.';
COMMENT ON COLUMN edits.byline_changed IS 'Whether the byline is another one.';
COMMENT ON COLUMN edits.date_changed IS 'Whether the page shows another day or time, of publication or of change.';
COMMENT ON COLUMN edits.is_silent IS 'The text changed, and no date did.';
COMMENT ON COLUMN edits.dropped IS 'Sentences of the old text that are not in the new one.';
COMMENT ON COLUMN edits.added IS 'Sentences of the new text that were not in the old one.';
COMMENT ON COLUMN edits.old_version_id IS 'The version before.';
COMMENT ON COLUMN edits.new_version_id IS 'The version after.';
