SELECT quantity_id, version_id, start_char, end_char, exact, modifier, sentence, value, value_to, unit, unit_code, base_value,
    base_unit, low, high, property, subject, period, as_of, status, extractor, confidence
FROM quantities
WHERE quantity_id = $id
