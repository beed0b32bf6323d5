SELECT
    count(*) FILTER (schema_name = 'internal' AND table_name = 'meta') > 0 AS has_meta,
    count(*) > 0 AS has_tables
FROM duckdb_tables() WHERE NOT internal AND NOT temporary;
