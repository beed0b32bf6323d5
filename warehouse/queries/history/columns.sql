-- What a table has in both files.
SELECT column_name FROM duckdb_columns()
WHERE database_name = 'old' AND schema_name = 'main' AND table_name = $table
INTERSECT
SELECT column_name FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $table;
