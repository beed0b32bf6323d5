-- Every table with its columns, as the dictionary has them.
SELECT t.table_name AS table_name, t.comment AS table_comment, c.column_name, c.data_type, c.comment
FROM duckdb_tables() AS t
JOIN duckdb_columns() AS c ON c.table_oid = t.table_oid
WHERE t.schema_name = 'main' AND NOT t.temporary
ORDER BY t.table_name, c.column_index
