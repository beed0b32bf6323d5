CREATE OR REPLACE VIEW event_reports AS
SELECT e.event_id, e.story_id, e.kind, e.object, e.status, e.date_from, e.date_to, e.precision, s.article_id, p.name AS publisher,
    v.title, s.relation, v.published_date, date_diff('day', e.date_from, v.published_date) AS days_after, m.exact
FROM events e
JOIN story_articles s ON s.story_id = e.story_id
JOIN article_versions v ON v.article_id = s.article_id AND v.is_current
LEFT JOIN (
    SELECT event_id, version_id, min_by(exact, start_char) AS exact FROM event_mentions GROUP BY event_id, version_id
) m ON m.event_id = e.event_id AND m.version_id = v.version_id
LEFT JOIN article_addresses h ON h.article_id = s.article_id AND h.is_main
LEFT JOIN publishers p ON p.publisher_id = h.publisher_id;

COMMENT ON VIEW event_reports IS 'Who reported an event, and how many days after it: one row per event and article of its story.';
COMMENT ON COLUMN event_reports.event_id IS 'The event.';
COMMENT ON COLUMN event_reports.story_id IS 'Its story.';
COMMENT ON COLUMN event_reports.kind IS 'What happened: agreement_signed, project_build ...; see events.';
COMMENT ON COLUMN event_reports.object IS 'What was built, bought or signed; NULL: the words name none.';
COMMENT ON COLUMN event_reports.status IS 'asserted, planned or forecast.';
COMMENT ON COLUMN event_reports.date_from IS 'First day of the event; NULL: not known.';
COMMENT ON COLUMN event_reports.date_to IS 'Last day of the event; NULL: not known.';
COMMENT ON COLUMN event_reports.precision IS 'How exactly its time is known.';
COMMENT ON COLUMN event_reports.article_id IS 'An article of the story.';
COMMENT ON COLUMN event_reports.publisher IS 'Who printed that.';
COMMENT ON COLUMN event_reports.title IS 'Its headline.';
COMMENT ON COLUMN event_reports.relation IS 'What it is in the story.';
COMMENT ON COLUMN event_reports.published_date IS 'The day it was published.';
COMMENT ON COLUMN event_reports.days_after IS 'Days from date_from to that day; below 0: told ahead; NULL: a day is missing.';
COMMENT ON COLUMN event_reports.exact IS 'The words that tell the event, at their first place; NULL: none were found in this article.';
