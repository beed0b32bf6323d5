CREATE TABLE IF NOT EXISTS contacts (
    version_id VARCHAR,
    block_position INTEGER,
    name VARCHAR,
    phone VARCHAR,
    email VARCHAR
);

COMMENT ON TABLE contacts IS 'Persons to call, as contact lines name them: masked before loading.';
COMMENT ON COLUMN contacts.version_id IS 'The version.';
COMMENT ON COLUMN contacts.block_position IS 'The removed block it stands in; NULL: the text.';
COMMENT ON COLUMN contacts.name IS 'Masked: every letter and digit is a star.';
COMMENT ON COLUMN contacts.phone IS 'Masked.';
COMMENT ON COLUMN contacts.email IS 'Masked.';
