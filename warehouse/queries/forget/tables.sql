SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'old' AND NOT internal ORDER BY ALL;
