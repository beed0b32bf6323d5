CREATE TABLE IF NOT EXISTS internal.meta (
    name VARCHAR,
    value VARCHAR
);

COMMENT ON TABLE internal.meta IS 'What the file knows of itself.';
COMMENT ON COLUMN internal.meta.name IS 'Key.';
COMMENT ON COLUMN internal.meta.value IS 'Its value.';
