CREATE TABLE IF NOT EXISTS internal.told_events (
    version_id VARCHAR,
    start_char INTEGER,
    end_char INTEGER,
    exact VARCHAR,
    kind VARCHAR,
    status VARCHAR,
    date_from DATE,
    date_to DATE,
    precision VARCHAR,
    place_id VARCHAR,
    object VARCHAR,
    participants STRUCT(entity_id VARCHAR, "role" VARCHAR)[],
    quantity_ids VARCHAR[]
);

COMMENT ON TABLE internal.told_events IS 'The events that each version tells, before they are joined across a story.';
COMMENT ON COLUMN internal.told_events.version_id IS 'The version.';
COMMENT ON COLUMN internal.told_events.start_char IS 'First code point of the trigger in the text, from 0.';
COMMENT ON COLUMN internal.told_events.end_char IS 'One past the last code point.';
COMMENT ON COLUMN internal.told_events.exact IS 'The words between the offsets.';
COMMENT ON COLUMN internal.told_events.kind IS 'agreement_signed, project_build, project_open ...';
COMMENT ON COLUMN internal.told_events.status IS 'asserted, planned or forecast.';
COMMENT ON COLUMN internal.told_events.date_from IS 'First day; NULL: not known.';
COMMENT ON COLUMN internal.told_events.date_to IS 'Last day; NULL: not known.';
COMMENT ON COLUMN internal.told_events.precision IS 'day, month, quarter, year ...';
COMMENT ON COLUMN internal.told_events.place_id IS 'Where; NULL: not known.';
COMMENT ON COLUMN internal.told_events.object IS 'What it is about, in words.';
COMMENT ON COLUMN internal.told_events.participants IS 'Who took part, and as what.';
COMMENT ON COLUMN internal.told_events.quantity_ids IS 'The figures that belong to it.';
