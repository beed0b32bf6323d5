"""Queries that return what must not be."""

from __future__ import annotations

import duckdb

from warehouse.errors import CheckFailed
from warehouse.sql import names, run, written


def run_checks(con: duckdb.DuckDBPyConnection, run_id: str | None = None) -> None:
    """Run every file of `checks/`, and note the figures of `run_id` in `quality_checks`.

    With a `run_id` what this connection's last `merge_parts`, `affected` and
    `replace_stories` touched is looked at, in their transaction; without one, everything.
    Raises CheckFailed at the first check that finds a row.
    """
    run(con, "queries/checks/checked_all" if run_id is None else "queries/checks/checked_versions")
    for name in names("checks"):
        found = run(con, f"checks/{name}")
        rows = found.fetchall()
        if rows:
            raise CheckFailed(name, [column[0] for column in found.description or ()], rows)
    if run_id is not None:
        written(con, "tables/quality_checks/merge", run_id=run_id)
