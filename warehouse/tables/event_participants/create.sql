CREATE TABLE IF NOT EXISTS event_participants (
    event_id VARCHAR,
    entity_id VARCHAR,
    role VARCHAR
);

COMMENT ON TABLE event_participants IS 'Who took part in an event.';
COMMENT ON COLUMN event_participants.event_id IS 'The event.';
COMMENT ON COLUMN event_participants.entity_id IS 'Who.';
COMMENT ON COLUMN event_participants.role IS 'As what: party, builder, operator, acquirer, target, seller, investor, recipient, employer, appointee or subject.';
