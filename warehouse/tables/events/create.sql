CREATE TABLE IF NOT EXISTS events (
    event_id VARCHAR,
    story_id VARCHAR,
    kind VARCHAR,
    object VARCHAR,
    status VARCHAR,
    date_from DATE,
    date_to DATE,
    precision VARCHAR,
    place_id VARCHAR
);

COMMENT ON TABLE events IS 'One event of a story, however many articles tell it.';
COMMENT ON COLUMN events.event_id IS 'Key.';
COMMENT ON COLUMN events.story_id IS 'The story.';
COMMENT ON COLUMN events.kind IS 'agreement_signed, project_build, project_open, project_expand, commissioning, closure, acquisition, divestment, merger, investment, investment_decision, financing, appointment, jobs, capacity_milestone, cancellation.';
COMMENT ON COLUMN events.object IS 'What was built, bought or signed, in the words of its first telling; NULL: the words name none.';
COMMENT ON COLUMN events.status IS 'asserted, planned or forecast.';
COMMENT ON COLUMN events.date_from IS 'First day; NULL: not known.';
COMMENT ON COLUMN events.date_to IS 'Last day; NULL: not known.';
COMMENT ON COLUMN events.precision IS 'How exactly the time is known: day, month, quarter, year ...';
COMMENT ON COLUMN events.place_id IS 'Where; NULL: not known.';
