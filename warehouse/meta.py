"""What the build database knows of itself."""

from __future__ import annotations

import duckdb

from warehouse.sql import run


def read_meta(con: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """The value kept under `name`; None: none yet."""
    row = run(con, "queries/meta/read", name=name).fetchone()
    return str(row[0]) if row else None


def write_meta(con: duckdb.DuckDBPyConnection, name: str, value: str) -> None:
    """Keep `value` under `name`."""
    run(con, "queries/meta/write", name=name, value=value)


def mark_changed(con: duckdb.DuckDBPyConnection) -> None:
    """Note, in the transaction at hand, that a row that is no history changed.

    The published file is a copy and holds the same number: where they differ, there is
    something to publish, even when the run that changed it was killed before it could.
    """
    write_meta(con, "content", str(int(read_meta(con, "content") or 0) + 1))
