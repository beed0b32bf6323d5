from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from empty_build import empty_build

from tests.warehouse.newsroom import CAP, WINDOW, Draft, key, load, schemas, write_parts
from warehouse.database import open_build, transaction
from warehouse.errors import BadPart, CheckFailed
from warehouse.known import affected, candidates
from warehouse.load import merge_parts
from warehouse.stories import replace_stories


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_build(empty_build(tmp_path / "build.duckdb"), threads=1) as con:
        yield con


def story(draft: Draft) -> str:
    return key("story", draft.article_id)


def changes(con: duckdb.DuckDBPyConnection, run_id: str) -> set[tuple[str, str | None, str, str]]:
    return set(
        con.execute(
            "SELECT article_id, old_story_id, new_story_id, kind FROM story_changes WHERE run_id = ?",
            [run_id],
        ).fetchall()
    )


def test_headline_days_and_counts(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(
        con,
        write_parts(
            tmp_path, [Draft(0, (1, 2), day=3), Draft(1, (2, 1, 3), day=1), Draft(2, (1, 2), day=None)]
        ),
    )
    (row,) = con.execute("SELECT * EXCLUDE (story_id, original_article_id) FROM stories").fetchall()
    assert row == ("Headline 1", date(2025, 1, 2), date(2025, 1, 4), 3, 2, 1)
    lags = con.execute("SELECT CAST(lag AS VARCHAR) FROM copy_links ORDER BY lag NULLS LAST").fetchall()
    assert lags == [("2 days",), (None,)]


def test_exact_times_give_an_exact_lag(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, write_parts(tmp_path, [Draft(0, (1, 2), day=0), Draft(1, (1, 2, 3), day=1)]))
    con.execute(
        "UPDATE article_versions SET published_at = CAST(published_date AS TIMESTAMPTZ) + INTERVAL 23 HOUR "
        "WHERE published_date = DATE '2025-01-01'; "
        "UPDATE article_versions SET published_at = CAST(published_date AS TIMESTAMPTZ) + INTERVAL 1 HOUR "
        "WHERE published_date > DATE '2025-01-01'; DELETE FROM copy_links"
    )
    load(con, write_parts(tmp_path, [Draft(2, (1, 2), day=5)]))
    assert con.execute("SELECT CAST(min(lag) AS VARCHAR) FROM copy_links").fetchone() == ("02:00:00",)


def test_the_first_story_of_an_article_is_no_change(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, write_parts(tmp_path, [Draft(0, (1, 2)), Draft(1, (1, 2, 3))]), "r1")
    assert changes(con, "r1") == set()


def test_joined_split_and_moved_are_noted(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    left, right = Draft(0, (1, 2), day=1), Draft(1, (3, 4), day=2)
    load(con, write_parts(tmp_path, [left, right]), "r1")
    bridge = Draft(2, (2, 3), day=3)
    load(con, write_parts(tmp_path, [bridge]), "r2")
    assert changes(con, "r2") == {
        (right.article_id, story(right), story(left), "joined"),
        (bridge.article_id, None, story(left), "joined"),
    }
    load(con, write_parts(tmp_path, [Draft(2, (77,), day=3, seen=1)]), "r3")
    assert changes(con, "r3") == {
        (right.article_id, story(left), story(right), "split"),
        (bridge.article_id, story(left), story(bridge), "split"),
    }
    earlier = Draft(5, (77, 78), day=0)
    load(con, write_parts(tmp_path, [earlier]), "r4")
    assert changes(con, "r4") == {
        (bridge.article_id, story(bridge), story(earlier), "moved"),
        (earlier.article_id, None, story(earlier), "joined"),
    }
    assert con.execute("SELECT count(*) FROM stories").fetchone() == (3,)


def test_a_story_that_stays_the_same_is_not_written(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, write_parts(tmp_path, [Draft(0, (1, 2)), Draft(1, (1, 2, 3))]))
    _, told = load(con, write_parts(tmp_path, [Draft(2, (9,))]))
    assert told.rows["stories"] == told.rows["story_articles"] == told.rows["claims"] == 1
    assert told.rows["copy_links"] == 0


def hand_over(con: duckdb.DuckDBPyConnection, parts: list[Path], tables: dict[str, pa.Table]) -> None:
    with transaction(con):
        merge_parts(con, parts)
        candidates(con, CAP, WINDOW)
        affected(con)
        replace_stories(con, "r", tables)


def test_every_affected_article_must_be_told(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(CheckFailed, match="in no story"):
        hand_over(con, write_parts(tmp_path, [Draft(0, (1,))]), {})


def test_no_other_article_may_be_told(con: duckdb.DuckDBPyConnection) -> None:
    row = {"article_id": "x", "story_id": "y", "relation": "original"}
    table = pa.Table.from_pylist([row], schema=schemas()["story_articles"])
    with pytest.raises(CheckFailed, match="not affected"):
        hand_over(con, [], {"story_articles": table})


def test_rows_that_do_not_fit(con: duckdb.DuckDBPyConnection) -> None:
    for table in (pa.table({"no_such_column": [1]}), pa.table({"article_count": ["many"]})):
        with pytest.raises(BadPart, match="claims"):
            hand_over(con, [], {"claims": table})
