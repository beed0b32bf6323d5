"""What a run report shows."""

from __future__ import annotations

from typing import Any, Literal

import duckdb

from warehouse.sql import records

Question = Literal[
    "totals",
    "relations",
    "rejections",
    "requests",
    "told_stories",
    "conflicts",
    "loaded_sources",
    "loaded_runs",
    "last_runs",
]


def ask(con: duckdb.DuckDBPyConnection, question: Question, **values: object) -> list[dict[str, Any]]:
    """The rows that answer `question`; `values` are the parameters that its .sql file names."""
    return records(con, f"queries/summary/{question}", **values)
