"""The usual tables of a published file as relations, for Python, Arrow and Polars.

    from warehouse import connect, connected

    con = connect("data")
    connected.stories(con, at_least=2).pl()             # Polars, where it is installed
    connected.figures(con, story_id).to_arrow_table()   # Arrow; .df() is pandas
    con.sql("SELECT publisher, count(*) FROM articles GROUP BY ALL").pl()

A relation asks nothing until it is used, and can be asked on: `.filter("...")`,
`.limit(5)`. The trap of `con.execute(...)`: what it returns is the connection itself, has
no `.pl()`, and loses its rows with the next query. Ask by `con.sql`.
"""

from __future__ import annotations

from typing import Literal

import duckdb

from warehouse.sql import statement

Verdict = Literal["single", "agree", "compatible", "conflict"]


def stories(con: duckdb.DuckDBPyConnection, at_least: int = 1) -> duckdb.DuckDBPyRelation:
    """Stories of `at_least` so many articles, the most told first."""
    return _ask(con, "stories", at_least=at_least)


def articles(con: duckdb.DuckDBPyConnection, story_id: str | None = None) -> duckdb.DuckDBPyRelation:
    """Current articles, of one story or all, the earliest first."""
    return _ask(con, "articles", story_id=story_id)


def claims(
    con: duckdb.DuckDBPyConnection, story_id: str | None = None, verdict: Verdict | None = None
) -> duckdb.DuckDBPyRelation:
    """Claims, of one story or all, with this verdict or any; what most articles say first."""
    return _ask(con, "claims", story_id=story_id, verdict=verdict)


def figures(con: duckdb.DuckDBPyConnection, story_id: str | None = None) -> duckdb.DuckDBPyRelation:
    """Figures of current texts, with publisher, relation and claim, in the order of articles and texts."""
    return _ask(con, "figures", story_id=story_id)


def _ask(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> duckdb.DuckDBPyRelation:
    return con.sql(statement(f"queries/connected/{name}"), params=values)
