CREATE TABLE IF NOT EXISTS event_quantities (
    event_id VARCHAR,
    quantity_id VARCHAR
);

COMMENT ON TABLE event_quantities IS 'The figures that belong to an event.';
COMMENT ON COLUMN event_quantities.event_id IS 'The event.';
COMMENT ON COLUMN event_quantities.quantity_id IS 'The figure, in one of the versions that tell it.';
