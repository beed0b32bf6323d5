"""The `.sql` files of this package, by their names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import duckdb


@cache
def statement(name: str) -> str:
    """The text of `name`, as in "tables/stories/create"."""
    return files("warehouse").joinpath(f"{name}.sql").read_text(encoding="utf-8")


@cache
def names(folder: str) -> tuple[str, ...]:
    """The queries in `folder`, in alphabetical order, without ".sql"; its folders where it holds no query."""
    found = [entry.name for entry in files("warehouse").joinpath(folder).iterdir() if entry.name[0] != "_"]
    queries = [name.removesuffix(".sql") for name in found if name.endswith(".sql")]
    return tuple(sorted(queries or found))


def run(con: duckdb.DuckDBPyConnection, name: str, /, **values: object) -> duckdb.DuckDBPyConnection:
    """Run the file `name`. `values` are exactly the parameters that it names."""
    return con.execute(statement(name), values) if values else con.execute(statement(name))


def written(con: duckdb.DuckDBPyConnection, name: str, /, **values: object) -> int:
    """Run the file `name`, one INSERT, UPDATE, DELETE or MERGE; how many rows it wrote."""
    row = run(con, name, **values).fetchone()
    return int(row[0]) if row else 0


def records(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> list[dict[str, Any]]:
    """The rows of the query in the file `name`, each by its column names."""
    found = run(con, name, **values)
    columns = [str(column[0]) for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
