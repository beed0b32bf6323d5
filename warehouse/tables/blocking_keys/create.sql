CREATE TABLE IF NOT EXISTS internal.blocking_keys (
    key UBIGINT,
    text_no UBIGINT,
    day DATE
);

COMMENT ON TABLE internal.blocking_keys IS 'The blocking keys of each text. In date order within a load, so that a span of days reads few row groups.';
COMMENT ON COLUMN internal.blocking_keys.key IS 'The key; odd: of a phrase.';
COMMENT ON COLUMN internal.blocking_keys.text_no IS 'The text that holds it.';
COMMENT ON COLUMN internal.blocking_keys.day IS 'The day of the text; NULL: not known.';
