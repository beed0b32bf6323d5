-- The columns of the tables that are compared, and whether both files have them.
SELECT column_name, count(DISTINCT database_name) = 2 AS is_in_both
FROM duckdb_columns()
WHERE table_name = $table AND database_name IN ('old', $database)
GROUP BY column_name;
