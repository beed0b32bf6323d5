"""What earlier runs have read, and what of it is history: that no run can make again.

The functions that speak of `old` need it attached: see `attached`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from warehouse.checks import run_checks
from warehouse.errors import ClockBehind, StorageFailed
from warehouse.meta import mark_changed, read_meta, write_meta
from warehouse.sql import records, run, written

CLOCK_TOLERANCE = timedelta(minutes=10)  # clocks are set right by a little all the time


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


def rejected_pages(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The fetch of every page that gave no article: one each, the last."""
    return records(con, "queries/history/rejected_pages")


def expect_clock(con: duckdb.DuckDBPyConnection, now: datetime) -> None:
    """Raise ClockBehind where this file was written later than `now`: edits would be taken for old states."""
    (found,) = records(con, "queries/history/last_moment")
    if found["moment"] is not None and found["moment"] > now + CLOCK_TOLERANCE:
        raise ClockBehind(now, found["moment"])


@contextmanager
def attached(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """`path`, of whatever version of this code, as `old`, to be read only. Raises StorageFailed."""
    try:
        con.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS old (READ_ONLY)")
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise StorageFailed(path, str(error)) from error
    try:
        yield
    finally:
        con.execute("DETACH old")


def replaced_pages(con: duckdb.DuckDBPyConnection, most: int) -> list[dict[str, Any]]:
    """The fetches of up to `most` pages that `old` has read and this file has not, the earliest first."""
    return records(con, "queries/history/replaced_pages", most=most)


def count_replaced_pages(con: duckdb.DuckDBPyConnection) -> int:
    """How many there are of them."""
    (found,) = records(con, "queries/history/count_pages")
    return int(found["pages"])


def keep_sources(con: duckdb.DuckDBPyConnection) -> None:
    """Take over from `old` where its pages come from, before they are loaded."""
    _keep(con, "sources", instead=True)


def unreadable(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The places of pages that the archive did not hold, or not whole, when they were worked out."""
    return [str(row["location"]) for row in records(con, "queries/history/unreadable")]


def forget_unreadable(con: duckdb.DuckDBPyConnection) -> None:
    """Take these pages for not read: the archive may hold them by now."""
    run(con, "queries/history/forget_unreadable")


def later_sightings(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Rows for article_addresses that `old` has seen later, or found gone, without new bytes."""
    return records(con, "queries/history/later_sightings")


def keep_history(con: duckdb.DuckDBPyConnection, run_id: str, now: datetime) -> None:
    """Take over from `old` what cannot be made again, check everything, and be worth publishing.

    In the transaction at hand. What was written while the clock was ahead is set to `now`.
    """
    run(con, "queries/history/stories_before")
    for table in ("runs", "fetches", "quality_checks", "rejections"):
        _keep(con, table)
    for table in ("story_changes", "alerts"):  # what the loads of a rebuild found was no news
        _keep(con, table, instead=True)
    run(con, "queries/history/rejections_origin")
    run(con, "queries/history/earlier_sightings")
    for table in ("runs", "fetches", "rejections"):
        run(con, f"queries/history/set_clock/{table}", now=now)
    written(con, "tables/story_changes/insert", run_id=run_id)
    _outnumber_content(con)
    run_checks(con)


def _keep(con: duckdb.DuckDBPyConnection, table: str, instead: bool = False) -> None:
    """The rows of `old`, with the columns that both files have; `instead` of those that are here."""
    shared = [row["column_name"] for row in records(con, "queries/history/columns", table=table)]
    if instead and shared:
        con.execute(f"DELETE FROM {table}")
    if shared:
        run(con, f"queries/history/keep/{table}", columns=shared)


def _outnumber_content(con: duckdb.DuckDBPyConnection) -> None:
    """The number under which this is published must be none that `old` was published under."""
    found = records(con, "queries/history/old_content")
    number = max(int(read_meta(con, "content") or 0), *(int(row["value"]) for row in found), 0)
    write_meta(con, "content", str(number))
    mark_changed(con)
