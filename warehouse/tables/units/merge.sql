MERGE INTO units AS t
USING staged_units AS s
ON t.unit_code = s.unit_code
WHEN MATCHED AND (t.name, t.dimension, t.base_unit, t.factor, t."offset", t.source)
    IS DISTINCT FROM (s.name, s.dimension, s.base_unit, s.factor, s."offset", s.source) THEN
    UPDATE SET name = s.name, dimension = s.dimension, base_unit = s.base_unit, factor = s.factor, "offset" = s."offset", source = s.source
WHEN NOT MATCHED THEN INSERT BY NAME;
