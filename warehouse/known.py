"""The one read back: the earlier texts and articles that could belong to the stories of new ones.

All functions work on what the last `merge_parts` of this connection touched, in the same
transaction, in this order: `candidates`, `replace_pairs`, `affected`, `facts_of`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from warehouse.errors import OutdatedSchema
from warehouse.meta import read_meta, write_meta
from warehouse.sql import run, statement
from warehouse.staged import stage_table

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True)
class Candidates:
    """Pairs to score: `pairs` (text_a < text_b), `signatures` of every text in them."""

    pairs: pyarrow.Table
    signatures: pyarrow.Table


@dataclass(frozen=True)
class Affected:
    """All articles whose stories are decided again; the signatures of their texts, and pairs among these."""

    tellings: pyarrow.Table
    signatures: pyarrow.Table
    pairs: pyarrow.Table


def candidates(con: duckdb.DuckDBPyConnection, cap: int, window_days: int, scored_by: str = "") -> Candidates:
    """Bring texts and keys up to date, and find all pairs that must be scored (again).

    Two texts are a pair when they share a key, lie at most `window_days` apart (a text
    without a day is near every other), and the key is held by at most `cap` texts in the
    span of `window_days` days that each lies in. Spans are counted from 1970-01-01, so
    this depends on the texts alone. A key that crosses the cap in a span, in either
    direction, brings all its holders there back. Two that share an odd key, one of a
    phrase, past its cap are one form, filled in twice, and no pair.

    `scored_by` names what scores the pairs. Raises OutdatedSchema where the file was made with
    another cap, window or name: old scores and new ones would depend on arrival.
    """
    _keep_settings(con, f"{cap} texts a key, {window_days} days, scores {scored_by or 'unnamed'}")
    run(con, "queries/known/new_texts")
    run(con, "queries/known/renewed_texts")
    reach = _reach(con, "queries/known/reach")
    run(con, "queries/known/new_keys", **reach)
    run(con, "queries/known/old_keys", **reach)
    run(con, "queries/known/crossed_keys", **reach, window_days=window_days, cap=cap)
    run(con, "queries/known/rescored_texts", **reach, window_days=window_days)
    run(con, "queries/known/seeds")
    run(con, "tables/texts/remove")
    run(con, "tables/texts/insert")
    run(con, "tables/blocking_keys/remove", **reach)
    run(con, "tables/blocking_keys/insert")
    return _pairs_to_score(con, cap, window_days)


def _pairs_to_score(con: duckdb.DuckDBPyConnection, cap: int, window_days: int) -> Candidates:
    reach = _reach(con, "queries/known/reach_rescored")
    run(con, "queries/known/held_keys", **reach, window_days=window_days, cap=cap)
    run(con, "queries/known/sharing_pairs", window_days=window_days)
    run(con, "queries/known/candidate_pairs")
    run(con, "queries/known/paired_texts", **_reach(con, "queries/known/reach_paired"))
    return Candidates(
        _arrow(con, "queries/known/pairs_found"), _arrow(con, "queries/known/candidate_signatures")
    )


def replace_pairs(con: duckdb.DuckDBPyConnection, pairs: pyarrow.Table) -> None:
    """Keep `pairs` (text_a, text_b, score) in the place of all earlier ones of the texts scored again.

    Only pairs that `candidates` has just handed out are kept.
    """
    stage_table(con, "pairs", pairs)
    run(con, "tables/pairs/remove")
    run(con, "tables/pairs/insert")


def affected(con: duckdb.DuckDBPyConnection, told_with: str = "") -> Affected:
    """Everything that the load can have an influence on.

    These are the articles of all texts that are joined through pairs, however far, to a
    text that was touched, or that was paired or in one story with one before. `told_with`
    names the settings that make stories of pairs: where it is another one than the last
    time, these are all articles.
    """
    if _is_other(con, "stories", told_with):
        run(con, "queries/known/all_seeds")
    run(con, "queries/known/affected_begin")
    while _grow(con):
        pass
    run(con, "queries/known/affected_articles")
    reach = _reach(con, "queries/known/reach_affected")
    run(con, "queries/known/affected_versions", **reach)
    run(con, "queries/known/affected_signatures", **reach)
    tables = ("tellings", "told_signatures", "affected_pairs")
    return Affected(*[_arrow(con, f"queries/known/{table}") for table in tables])


def facts_of(con: duckdb.DuckDBPyConnection) -> dict[str, pyarrow.Table]:
    """The facts of the affected articles' current versions, by table; entities with their aliases."""
    tables = ("entities", "mentions", "quantities", "told_events")
    return {table: _arrow(con, f"queries/known/facts/{table}") for table in tables}


def _grow(con: duckdb.DuckDBPyConnection) -> bool:
    """One step along the pairs; whether it led anywhere."""
    run(con, "queries/known/neighbours")
    run(con, "queries/known/affected_grow")
    row = con.execute("SELECT count(*) FROM frontier_texts").fetchone()
    return bool(row and row[0])


def texts_of(con: duckdb.DuckDBPyConnection, text_keys: Collection[str]) -> dict[str, str]:
    """The words of these texts, by text_key; of copies that differ in white space or quotes, one."""
    return dict(run(con, "queries/known/texts_of", keys=sorted(text_keys)).fetchall())


def _keep_settings(con: duckdb.DuckDBPyConnection, settings: str) -> None:
    """Old pairs were found with the settings of their time: mixed ones would depend on arrival."""
    found = read_meta(con, "candidates")
    if found is None:
        write_meta(con, "candidates", settings)
    elif found != settings:
        raise OutdatedSchema(found, settings)


def _is_other(con: duckdb.DuckDBPyConnection, name: str, settings: str) -> bool:
    """Whether `settings` are not those of the last time; they are noted."""
    found = read_meta(con, name)
    if found != settings:
        write_meta(con, name, settings)
    return found is not None and found != settings


def _reach(con: duckdb.DuckDBPyConnection, name: str) -> dict[str, object]:
    """The first and last day that a step has to read: the tables lie in date order."""
    ((first, last),) = run(con, name).fetchall()  # all: a result left open would block what comes next
    return {"first_day": first, "last_day": last}


def _arrow(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> pyarrow.Table:
    return con.sql(statement(name), params=values or None).to_arrow_table()
