CREATE TABLE IF NOT EXISTS entities (
    entity_id VARCHAR,
    kind VARCHAR,
    name VARCHAR,
    country VARCHAR,
    parent_id VARCHAR
);

COMMENT ON TABLE entities IS 'Organisations, places and persons that articles name.';
COMMENT ON COLUMN entities.entity_id IS 'Key: the same in every article that uses the same name.';
COMMENT ON COLUMN entities.kind IS 'organisation, place or person.';
COMMENT ON COLUMN entities.name IS 'The longest name seen; of equally long ones the alphabetically least.';
COMMENT ON COLUMN entities.country IS 'ISO 3166-1 alpha-2; NULL: not known.';
COMMENT ON COLUMN entities.parent_id IS 'The entity it lies in or belongs to; NULL: not known.';
