CREATE TABLE IF NOT EXISTS internal.pairs (
    text_a UBIGINT,
    text_b UBIGINT,
    score DOUBLE,
    day_a DATE,
    day_b DATE
);

COMMENT ON TABLE internal.pairs IS 'Texts that probably tell the same event.';
COMMENT ON COLUMN internal.pairs.text_a IS 'The text_no of the lesser text_key.';
COMMENT ON COLUMN internal.pairs.text_b IS 'The text_no of the greater text_key.';
COMMENT ON COLUMN internal.pairs.score IS 'Calibrated probability, 0 to 1.';
COMMENT ON COLUMN internal.pairs.day_a IS 'The day of text_a; NULL: not known.';
COMMENT ON COLUMN internal.pairs.day_b IS 'The day of text_b; NULL: not known.';
