-- Figures are finite, and their intervals are not upside down.
SELECT quantity_id, value, base_value, low, high FROM checked_quantities
WHERE value IS NULL OR base_value IS NULL OR NOT isfinite(value) OR NOT isfinite(base_value)
    OR NOT isfinite(coalesce(value_to, 0)) OR NOT isfinite(coalesce(low, 0)) OR NOT isfinite(coalesce(high, 0))
    OR low > high
LIMIT 5;
