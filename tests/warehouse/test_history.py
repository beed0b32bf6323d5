from __future__ import annotations

from datetime import UTC, datetime

import duckdb
import pytest

from warehouse.database import define
from warehouse.history import known_pages, loaded_runs


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    define(con)
    return con


def _fetch(con: duckdb.DuckDBPyConnection, url: str, day: int, body: str | None, run: str = "r") -> None:
    con.execute(
        "INSERT INTO fetches (fetch_id, run_id, source_id, url, requested_at, body_sha256)"
        " VALUES (?, ?, 's', ?, ?, ?)",
        [f"{url}{day}", run, url, datetime(2026, 4, day, tzinfo=UTC), body],
    )


def _known(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str | None]]:
    return {row["location"]: (row["body_sha256"], row["article_id"]) for row in known_pages(con)}


def test_the_latest_bytes_count_and_a_failed_fetch_does_not(con: duckdb.DuckDBPyConnection) -> None:
    _fetch(con, "a", 2, "new")
    _fetch(con, "a", 1, "old")
    _fetch(con, "a", 3, None)
    _fetch(con, "b", 1, "page")
    con.execute("INSERT INTO article_addresses (article_id, location) VALUES ('A', 'a')")
    assert _known(con) == {"a": ("new", "A"), "b": ("page", None)}


@pytest.mark.parametrize(
    ("reason", "body", "known"),
    [
        ("empty", "page", True),
        ("fault", "page", False),
        ("crash", "page", False),
        ("deadline", "older", True),
    ],
)
def test_what_our_own_fault_kept_from_being_read_is_tried_again(
    con: duckdb.DuckDBPyConnection, reason: str, body: str, known: bool
) -> None:
    _fetch(con, "a", 1, "page")
    con.execute("INSERT INTO rejections (location, reason, body_sha256) VALUES ('a', ?, ?)", [reason, body])
    assert ("a" in _known(con)) is known


def test_runs_that_loaded_a_source(con: duckdb.DuckDBPyConnection) -> None:
    assert loaded_runs(con, "s") == 0
    for day, run in ((1, "r1"), (2, "r1"), (3, "r2")):
        _fetch(con, "a", day, "page", run)
    assert (loaded_runs(con, "s"), loaded_runs(con, "other")) == (2, 0)
