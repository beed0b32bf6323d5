"""Whether a file of this package is whole: every block of it, and every check."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.sql import names, records, run

REBUILD = "made by other code: make it again with `wirehouse rebuild --swap`"


def problems_of(path: Path, is_quick: bool) -> list[str]:
    """What is wrong with the database file `path`, in a line each; a quick look reads no table whole."""
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            if not is_quick:
                _read_whole(con)
            return _failed_checks(con)
    except (duckdb.CatalogException, duckdb.BinderException):
        return [REBUILD]
    except duckdb.Error as error:
        return [f"cannot be read: {str(error).splitlines()[0]}"]


def bodies_of(path: Path) -> dict[str, str]:
    """sha256 and a place of every page that rows of `path` stand on; none where it cannot be read."""
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            found = records(con, "queries/verify/bodies")
    except duckdb.Error:  # `problems_of` says so
        return {}
    return {row["body_sha256"]: row["location"] for row in found}


def _read_whole(con: duckdb.DuckDBPyConnection) -> None:
    """DuckDB compares each block with its checksum when it reads it."""
    for schema, table in run(con, "queries/verify/tables").fetchall():
        con.execute(f'SELECT bit_xor(hash(t)) FROM "{schema}"."{table}" AS t').fetchall()


def _failed_checks(con: duckdb.DuckDBPyConnection) -> list[str]:
    run(con, "queries/checks/checked_all")
    failed = []
    for name in names("checks"):
        rows = run(con, f"checks/{name}").fetchall()
        if rows:
            failed.append(f"check {name} finds {len(rows)} or more rows, such as {rows[0]!r}")
    return failed
