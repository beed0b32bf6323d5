"""What earlier runs have read, so that a run need not work out again what has not changed."""

from __future__ import annotations

from typing import Any

import duckdb

from warehouse.sql import records


def known_pages(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """One row per location that was ever read: location, body_sha256 of its latest bytes, and
    article_id, source_id, publisher_id, url of its article (None where it gave none)."""
    return records(con, "queries/history/known_pages")


def loaded_runs(con: duckdb.DuckDBPyConnection, source_id: str) -> int:
    """How many runs have loaded something of this source."""
    (found,) = records(con, "queries/history/loaded_runs", source_id=source_id)
    return int(found["runs"])


def source_ids(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    """source_id, name and location of every source that was ever read."""
    return [
        (row["source_id"], row["name"], row["location"]) for row in records(con, "queries/history/source_ids")
    ]
