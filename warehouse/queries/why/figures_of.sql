SELECT quantity_id, start_char, end_char, exact, value, value_to, base_value, base_unit, modifier, property, subject, sentence
FROM quantities
WHERE version_id = $version_id
ORDER BY start_char, quantity_id
