CREATE TABLE IF NOT EXISTS event_mentions (
    event_id VARCHAR,
    version_id VARCHAR,
    start_char INTEGER,
    end_char INTEGER,
    exact VARCHAR
);

COMMENT ON TABLE event_mentions IS 'Each place in a text that tells an event.';
COMMENT ON COLUMN event_mentions.event_id IS 'The event.';
COMMENT ON COLUMN event_mentions.version_id IS 'The version that tells it.';
COMMENT ON COLUMN event_mentions.start_char IS 'First code point of the trigger in the text, from 0.';
COMMENT ON COLUMN event_mentions.end_char IS 'One past the last code point.';
COMMENT ON COLUMN event_mentions.exact IS 'The words between the offsets.';
