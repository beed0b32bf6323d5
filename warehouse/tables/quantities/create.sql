CREATE TABLE IF NOT EXISTS quantities (
    quantity_id VARCHAR,
    version_id VARCHAR,
    start_char INTEGER,
    end_char INTEGER,
    exact VARCHAR,
    sentence VARCHAR,
    value DOUBLE,
    value_to DOUBLE,
    unit VARCHAR,
    unit_code VARCHAR,
    base_value DOUBLE,
    base_unit VARCHAR,
    low DOUBLE,
    high DOUBLE,
    modifier VARCHAR,
    property VARCHAR,
    subject VARCHAR,
    subject_id VARCHAR,
    place_id VARCHAR,
    period VARCHAR,
    as_of DATE,
    ratio_of VARCHAR,
    ratio_to VARCHAR,
    status VARCHAR,
    extractor VARCHAR,
    confidence DOUBLE
);

COMMENT ON TABLE quantities IS 'Every number with its unit, as the text claims it. Only from text, never from removed blocks.';
COMMENT ON COLUMN quantities.quantity_id IS 'Key.';
COMMENT ON COLUMN quantities.version_id IS 'The version.';
COMMENT ON COLUMN quantities.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN quantities.end_char IS 'One past the last code point.';
COMMENT ON COLUMN quantities.exact IS 'The words between the offsets, without the modifier.';
COMMENT ON COLUMN quantities.sentence IS 'The sentence it stands in.';
COMMENT ON COLUMN quantities.value IS 'Magnitude words applied: 8425400 for "8.4254 million kW".';
COMMENT ON COLUMN quantities.value_to IS 'The upper end of a range; NULL: no range.';
COMMENT ON COLUMN quantities.unit IS 'As written; empty for a bare number.';
COMMENT ON COLUMN quantities.unit_code IS 'UCUM or ISO 4217: kW, GW.h, CNY, %, {professional}.';
COMMENT ON COLUMN quantities.base_value IS 'The value in base_unit. Never sum across base units, periods or properties.';
COMMENT ON COLUMN quantities.base_unit IS 'W, J, {count}, 1, CNY ... Currencies are never converted.';
COMMENT ON COLUMN quantities.low IS 'Lower end of what the words claim, in base_unit; NULL: open.';
COMMENT ON COLUMN quantities.high IS 'Upper end of what the words claim, in base_unit; NULL: open.';
COMMENT ON COLUMN quantities.modifier IS '= ~ (about) > (over) < (under) up down.';
COMMENT ON COLUMN quantities.property IS 'What is measured.';
COMMENT ON COLUMN quantities.subject IS 'Of whom or what, as written.';
COMMENT ON COLUMN quantities.subject_id IS 'The entity of `subject`, where it is known.';
COMMENT ON COLUMN quantities.place_id IS 'The place it holds for, where it is known.';
COMMENT ON COLUMN quantities.period IS 'ISO 8601 duration: P1Y, per year; NULL: none.';
COMMENT ON COLUMN quantities.as_of IS 'The time it speaks of; NULL: the time of the article.';
COMMENT ON COLUMN quantities.ratio_of IS 'The quantity_id of what this is a ratio of.';
COMMENT ON COLUMN quantities.ratio_to IS 'What it is a ratio to, in words.';
COMMENT ON COLUMN quantities.status IS 'asserted, planned or forecast.';
COMMENT ON COLUMN quantities.extractor IS 'The rules by their version, and the one that found it: form of the number, what made it a figure, what linked it to a neighbour: rules-4/digits/unit/range.';
COMMENT ON COLUMN quantities.confidence IS '0 to 1, as the extractor says.';
