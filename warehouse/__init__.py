"""The warehouse: one DuckDB file that is built, checked, published and read.

Python only runs the SQL. It lies in `.sql` files: one folder per table in `tables/`
(`create.sql` makes it, `staged.sql` is the shape that rows are handed over in, `merge.sql`
or `insert.sql` fills it), `views/`, `checks/` (a query that returns the offending rows)
and `queries/` for the steps between.

To add a table: a folder with its `create.sql`, a comment on every column; to add a view or
a check: one file. This package imports neither `transforms` nor `flows`.
"""

from warehouse.reader import connect

__all__ = ["connect"]
