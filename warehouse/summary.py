"""What a run report shows, asked of a published file."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Literal

import duckdb

_SQL = files("warehouse") / "queries" / "summary"

Question = Literal["totals", "relations", "rejections", "told_stories", "conflicts"]


def ask(con: duckdb.DuckDBPyConnection, question: Question, **parameters: object) -> list[dict[str, Any]]:
    """The rows that answer `question`; `parameters` are those named in its .sql file."""
    found = con.execute((_SQL / f"{question}.sql").read_text(), parameters or None)
    names = [column[0] for column in found.description]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]
