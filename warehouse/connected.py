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
from duckdb import ColumnExpression, ConstantExpression

from warehouse.sql import statement

Verdict = Literal["single", "agree", "compatible", "conflict"]


def stories(con: duckdb.DuckDBPyConnection, at_least: int = 1) -> duckdb.DuckDBPyRelation:
    """Stories of `at_least` so many articles, the most told first."""
    found = con.table("stories").filter(ColumnExpression("article_count") >= ConstantExpression(at_least))
    return found.order("article_count DESC, last_published DESC NULLS LAST, story_id")


def articles(con: duckdb.DuckDBPyConnection, story_id: str | None = None) -> duckdb.DuckDBPyRelation:
    """Current articles, of one story or all, the earliest first."""
    found = _of(con.view("articles"), "story_id", story_id)
    return found.order("published_date NULLS LAST, published_at NULLS LAST, article_id")


def claims(
    con: duckdb.DuckDBPyConnection, story_id: str | None = None, verdict: Verdict | None = None
) -> duckdb.DuckDBPyRelation:
    """Claims, of one story or all, with this verdict or any; what most articles say first."""
    found = _of(_of(con.table("claims"), "story_id", story_id), "verdict", verdict)
    return found.order("article_count DESC, claim_id")


def figures(con: duckdb.DuckDBPyConnection, story_id: str | None = None) -> duckdb.DuckDBPyRelation:
    """Figures of current texts, with publisher, relation and claim, in the order of articles and texts."""
    found = _of(con.sql(statement("queries/connected/figures")), "story_id", story_id)
    return found.order("published_date NULLS LAST, article_id, start_char")


def _of(relation: duckdb.DuckDBPyRelation, column: str, value: str | None) -> duckdb.DuckDBPyRelation:
    """By an expression, not a parameter: relations whose parameters have one name cannot be joined."""
    if value is None:
        return relation
    return relation.filter(ColumnExpression(column) == ConstantExpression(value))
