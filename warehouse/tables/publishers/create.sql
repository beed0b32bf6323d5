CREATE TABLE IF NOT EXISTS publishers (
    publisher_id VARCHAR,
    name VARCHAR,
    domain VARCHAR,
    kind VARCHAR,
    country VARCHAR,
    timezone VARCHAR
);

COMMENT ON TABLE publishers IS 'Who printed an article: by domain, or as the page or the line of a .jsonl file says.';
COMMENT ON COLUMN publishers.publisher_id IS 'Key: made from the domain, or from the name where there is none.';
COMMENT ON COLUMN publishers.name IS 'The longest name seen; of equally long ones the alphabetically least.';
COMMENT ON COLUMN publishers.domain IS 'Registered domain; NULL for publishers known by name alone.';
COMMENT ON COLUMN publishers.kind IS 'wire, publisher, company, government, aggregator or unknown.';
COMMENT ON COLUMN publishers.country IS 'ISO 3166-1 alpha-2; NULL: not known.';
COMMENT ON COLUMN publishers.timezone IS 'IANA time zone its pages count in; NULL: not known.';
