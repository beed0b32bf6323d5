CREATE TABLE IF NOT EXISTS internal.signatures (
    version_id VARCHAR,
    text_key VARCHAR,
    day DATE,
    keys UBIGINT[],
    payload BLOB
);

COMMENT ON TABLE internal.signatures IS 'What dedupe remembers of each version''s text.';
COMMENT ON COLUMN internal.signatures.version_id IS 'Key: the version.';
COMMENT ON COLUMN internal.signatures.text_key IS 'sha256 of the folded text: equal for exact copies.';
COMMENT ON COLUMN internal.signatures.day IS 'The day of publication; NULL: not known.';
COMMENT ON COLUMN internal.signatures.keys IS 'Blocking keys: texts that share one are compared.';
COMMENT ON COLUMN internal.signatures.payload IS 'The features, packed; only dedupe reads them.';
