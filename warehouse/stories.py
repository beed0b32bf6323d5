"""The stories of the affected articles, written where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from warehouse.errors import CheckFailed
from warehouse.meta import mark_changed
from warehouse.sql import run, written
from warehouse.staged import STORY_TABLES, stage_table

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True)
class Told:
    """Rows written or removed by table, and how many articles changed their story."""

    rows: Mapping[str, int]
    story_changes: int


def replace_stories(con: duckdb.DuckDBPyConnection, run_id: str, tables: Mapping[str, pyarrow.Table]) -> Told:
    """Write the stories, claims and events of exactly the articles that `affected` handed out.

    Rows that stay the same are not touched; stories, claims and events that are no longer
    told are removed; what changed for an article is noted in `story_changes`. Headline,
    days and counts of a story, the lag of a copy and the units of a claim are computed here.

    Raises CheckFailed where `tables` do not cover the affected articles, BadPart where
    rows do not fit.
    """
    for table in STORY_TABLES:
        stage_table(con, table, tables.get(table))
    run(con, "tables/claims/settle")
    for step in ("old_memberships", "old_stories", "old_claims", "old_events"):
        run(con, f"queries/stories/{step}")
    for step in ("uncovered", "cut"):
        _refuse(con, step)
    given = {table for table, found in tables.items() if found.num_rows}
    rows = {table: _write(con, table, table in given) for table in STORY_TABLES}
    changes = written(con, "tables/story_changes/insert", run_id=run_id)
    if any(rows.values()):
        mark_changed(con)
    return Told(rows, changes)


def _write(con: duckdb.DuckDBPyConnection, table: str, is_given: bool) -> int:
    """An article never leaves `story_articles`; a MERGE of no rows would still read the whole table."""
    removed = 0 if table == "story_articles" else written(con, f"tables/{table}/remove")
    return removed + (written(con, f"tables/{table}/merge") if is_given else 0)


def _refuse(con: duckdb.DuckDBPyConnection, step: str) -> None:
    found = run(con, f"queries/stories/{step}")
    rows = found.fetchall()
    if rows:
        raise CheckFailed(step, [column[0] for column in found.description or ()], rows)
