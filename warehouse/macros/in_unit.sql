CREATE OR REPLACE MACRO in_unit(base_value, code) AS
(base_value - (SELECT "offset" FROM units WHERE unit_code = code)) / (SELECT factor FROM units WHERE unit_code = code);

COMMENT ON MACRO in_unit IS 'in_unit(base_value, ''MW''): a value of base units in the unit of that code; NULL: no such unit.';
