"""What earlier runs have read, so that a run need not work out again what has not changed."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import duckdb

_SQL = files("warehouse") / "queries" / "history"


def known_pages(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """One row per location that was ever read: location, body_sha256 of its latest bytes, and
    article_id, source_id, publisher_id, url of its article (None where it gave none)."""
    found = con.execute((_SQL / "known_pages.sql").read_text())
    names = [column[0] for column in found.description]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def loaded_runs(con: duckdb.DuckDBPyConnection, source_id: str) -> int:
    """How many runs have loaded something of this source."""
    found = con.execute((_SQL / "loaded_runs.sql").read_text(), {"source_id": source_id}).fetchone()
    return int(found[0]) if found else 0
