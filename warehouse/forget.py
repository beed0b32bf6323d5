"""Takedown: articles out of a build database or a snapshot of one, and out of its bytes.

In one transaction: `mark`, then the stories are told anew (`candidates` to `facts_of`),
then `remove`, then `replace_stories`. After it `rewrite`: DuckDB leaves what is deleted in
the file.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

from warehouse.database import open_build, transaction
from warehouse.errors import StorageFailed
from warehouse.load import merge_parts
from warehouse.meta import mark_changed
from warehouse.sql import records, run

NEW = ".rewritten"


def find_articles(con: duckdb.DuckDBPyConnection, names: Sequence[str]) -> list[str]:
    """The article_ids of what has one of these ids, addresses or locations."""
    return _column(con, "by_word", names=list(names))


def find_articles_of_source(con: duckdb.DuckDBPyConnection, source_id: str) -> list[str]:
    """The article_ids of what only this source led to."""
    return _column(con, "by_source", source_id=source_id)


def shown_articles(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[dict[str, Any]]:
    """article_id, url, title, number of versions and all titles of each, for a person."""
    return records(con, "queries/forget/shown", article_ids=list(article_ids))


def addresses_of(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[str]:
    """Every address and location under which these articles were known."""
    return _column(con, "addresses", article_ids=list(article_ids))


def bodies_of(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[str]:
    """sha256 of the pages that only these articles stand on."""
    return _column(con, "bodies", article_ids=list(article_ids))


def listings(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """sha256 and source_id of every feed, sitemap and list that was kept."""
    return [(str(row[0]), str(row[1])) for row in run(con, "queries/forget/source_bodies").fetchall()]


def _column(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> list[str]:
    return sorted(str(row[0]) for row in run(con, f"queries/forget/{name}", **values).fetchall())


def mark(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str], source_ids: Sequence[str]) -> None:
    """Name what goes, in the way in which a load names what it touched. Nothing is removed yet."""
    merge_parts(con, [])
    run(con, "queries/forget/begin")
    run(con, "queries/forget/mark_articles", article_ids=list(article_ids))
    run(con, "queries/forget/mark_sources", source_ids=list(source_ids))
    run(con, "queries/forget/mark_rows")
    for step in ("new_tellers", "touched_texts", "forget_tellers"):
        run(con, f"queries/load/{step}")


def remove(con: duckdb.DuckDBPyConnection) -> None:
    """Delete every row of what was marked, and the names that nothing else knows."""
    run(con, "queries/forget/remove")
    run(con, "queries/forget/remove_source_rows")
    run(con, "tables/article_addresses/settle")
    run(con, "queries/forget/remove_names")
    mark_changed(con)


def rewrite(path: Path) -> None:
    """Put a file of the same rows in the place of `path`, without what was deleted from it.

    Killed at any moment, `path` is whole: the old file or the new one. Raises StorageFailed.
    """
    new = path.with_name(path.name + NEW)
    try:
        new.unlink(missing_ok=True)
        with closing(open_build(new)) as con:
            con.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS old (READ_ONLY)")
            with transaction(con):
                _copy_rows(con)
            con.execute("DETACH old")
            con.execute("CHECKPOINT")
        with new.open("rb") as file:
            os.fsync(file.fileno())
        new.replace(path)
        path.with_name(path.name + ".wal").unlink(missing_ok=True)
    except (OSError, duckdb.IOException) as error:
        raise StorageFailed(path, str(error)) from error


def _copy_rows(con: duckdb.DuckDBPyConnection) -> None:
    """In the order in which they lie: later reads of a span of days depend on it."""
    for schema, table in run(con, "queries/forget/tables").fetchall():
        con.execute(f'DELETE FROM "{schema}"."{table}"')
        con.execute(f'INSERT INTO "{schema}"."{table}" BY NAME SELECT * FROM old."{schema}"."{table}"')
