CREATE TABLE IF NOT EXISTS units (
    unit_code VARCHAR,
    name VARCHAR,
    dimension VARCHAR,
    base_unit VARCHAR,
    factor DOUBLE,
    "offset" DOUBLE,
    source VARCHAR
);

COMMENT ON TABLE units IS 'The units that are understood, with their factors.';
COMMENT ON COLUMN units.unit_code IS 'Key: UCUM or ISO 4217.';
COMMENT ON COLUMN units.name IS 'In words.';
COMMENT ON COLUMN units.dimension IS 'power, energy, mass, currency, count ...';
COMMENT ON COLUMN units.base_unit IS 'The unit that base values of this dimension are in.';
COMMENT ON COLUMN units.factor IS 'base value = value * factor + offset.';
COMMENT ON COLUMN units."offset" IS 'See factor; 0 for all but temperatures.';
COMMENT ON COLUMN units.source IS 'Where the factor is defined.';
