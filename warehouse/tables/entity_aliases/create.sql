CREATE TABLE IF NOT EXISTS entity_aliases (
    entity_id VARCHAR,
    alias VARCHAR
);

COMMENT ON TABLE entity_aliases IS 'Every name that an entity was seen under.';
COMMENT ON COLUMN entity_aliases.entity_id IS 'The entity.';
COMMENT ON COLUMN entity_aliases.alias IS 'A name, as printed.';
