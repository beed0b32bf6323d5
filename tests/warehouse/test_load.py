from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from empty_build import empty_build
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.newsroom import START, Draft, contents, load, rows, write_part, write_parts
from warehouse.database import open_build, transaction
from warehouse.errors import BadPart, CheckFailed
from warehouse.load import merge_parts, merge_runs, merge_units
from warehouse.meta import read_meta
from warehouse.staged import staged_schemas

TEXTS = st.sampled_from([(1, 2, 3), (2, 3, 4), (4, 5, 6), (1, 2, 3, 4), (7, 8), (8, 9)])
DRAFTS = st.builds(
    Draft,
    site=st.integers(0, 5),
    words=TEXTS,
    day=st.sampled_from([None, 0, 5, 9, 11, 21, 60]),
    seen=st.integers(0, 4),
    page=st.integers(0, 1),
    figure=st.sampled_from([40, 41]),
    kind=st.sampled_from(["unknown", "wire"]),
)


@pytest.fixture
def con(tmp_path: Path):
    with open_build(empty_build(tmp_path / "build.duckdb")) as con:
        yield con


def one(con: duckdb.DuckDBPyConnection, query: str) -> object:
    row = con.execute(query).fetchone()
    return row[0] if row else None


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(drafts=st.lists(DRAFTS, min_size=1, max_size=9, unique=True), data=st.data())
def test_order_and_split_do_not_matter(drafts: list[Draft], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(drafts))))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(drafts)), max_size=2)) | {0, len(drafts)})
    with tempfile.TemporaryDirectory() as folder:
        parts = write_parts(Path(folder), drafts)
        with open_build(empty_build(Path(folder) / "whole.duckdb"), threads=1) as con:
            load(con, parts)
            whole = contents(con)
        with open_build(empty_build(Path(folder) / "split.duckdb"), threads=1) as con:
            for start, end in pairwise(cuts):
                load(con, [parts[i] for i in order[start:end]])
            assert contents(con) == whole


def test_the_same_part_twice_changes_no_row(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    parts = write_parts(tmp_path, [Draft(0, (1, 2)), Draft(1, (1, 2, 3), seen=2)])
    load(con, parts)
    before, content = contents(con), read_meta(con, "content")
    merged, told = load(con, [*parts, parts[0]])
    assert contents(con) == before
    assert (merged.articles_touched, merged.articles_unchanged) == (0, 2)
    assert not any(told.rows.values())
    assert read_meta(con, "content") == content


def test_seen_again_later_is_history_alone(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, write_parts(tmp_path, [Draft(0, (1, 2))]))
    content = read_meta(con, "content")
    load(con, write_parts(tmp_path, [Draft(0, (1, 2), seen=60)]))
    assert one(con, "SELECT last_seen_at - first_seen_at = INTERVAL 1 HOUR FROM article_addresses") is True
    assert one(con, "SELECT last_seen_at - first_seen_at = INTERVAL 1 HOUR FROM article_versions") is True
    assert read_meta(con, "content") == content


def test_an_edit_makes_a_version_and_going_back_makes_the_first_current_again(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first, edited = Draft(0, (1, 2)), Draft(0, (1, 2), figure=41, seen=1)
    load(con, write_parts(tmp_path, [first]))
    merged, _ = load(con, write_parts(tmp_path, [edited]))
    assert (merged.articles_new, merged.articles_changed, merged.versions_new) == (0, 1, 1)
    assert one(con, "SELECT version_no FROM article_versions WHERE is_current") == 2
    merged, _ = load(con, write_parts(tmp_path, [Draft(0, (1, 2), seen=2)]))
    assert (merged.articles_changed, merged.versions_new, merged.rows["quantities"]) == (1, 0, 0)
    assert one(con, "SELECT version_id FROM article_versions WHERE is_current") == first.version_id


def test_the_page_seen_first_stands_for_a_version(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, write_parts(tmp_path, [Draft(0, (1, 2), seen=5, page=1)]))
    load(con, write_parts(tmp_path, [Draft(0, (1, 2), seen=1, page=0)]))
    load(con, write_parts(tmp_path, [Draft(0, (1, 2), seen=9, page=2)]))
    assert one(con, "SELECT section FROM article_versions") == "page 0"
    assert con.execute("SELECT text FROM removed_blocks").fetchall() == [("Page 0",)]


def test_names_do_not_depend_on_arrival(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for site, kind in ((2, "wire"), (4, "unknown"), (0, "unknown")):
        load(con, write_parts(tmp_path, [Draft(site, (site,), kind=kind)]))
    assert one(con, "SELECT name FROM entities") == "Acme xx"
    assert con.execute("SELECT name, kind FROM publishers").fetchall() == [("Outlet 0", "wire")]


def test_the_same_rejection_is_no_new_row(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for run, moment in (("r1", START), ("r2", datetime(2026, 1, 1, tzinfo=UTC))):
        rejection: dict[str, object] = {
            "location": "a.txt",
            "stage": "read",
            "reason": "empty",
            "detail": "no bytes",
        }
        rejection |= {"run_id": run, "rejected_at": moment}
        load(con, [write_part(tmp_path, {"rejections": [rejection]})])
    assert con.execute("SELECT run_id, source_id FROM rejections").fetchall() == [("r1", None)]


def test_a_part_that_does_not_fit_is_named(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    pq.write_table(pa.table({"no_such_column": [1]}), tmp_path / "quantities.parquet")
    with pytest.raises(BadPart, match="quantities") as error:
        load(con, [tmp_path])
    assert error.value.table == "quantities"
    (tmp_path / "quantities.parquet").write_bytes(b"no parquet")
    with pytest.raises(BadPart, match="quantities"):
        load(con, [tmp_path])


def test_what_fails_a_check_leaves_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, write_parts(tmp_path, [Draft(0, (1,))]))
    before = contents(con)
    broken = rows(Draft(1, (1,)))
    broken["quantities"][0]["start_char"] += 1
    with pytest.raises(CheckFailed, match="words_of_quantities") as error:
        load(con, [write_part(tmp_path, broken)])
    assert error.value.name == "words_of_quantities"
    assert contents(con) == before


def test_runs_are_brought_up_to_date_and_units_are_merged(con: duckdb.DuckDBPyConnection) -> None:
    schemas = staged_schemas()
    with transaction(con):
        for state in ("Running", "Completed"):
            merge_runs(con, pa.Table.from_pylist([{"run_id": "r", "state": state}], schema=schemas["runs"]))
        kilowatt = {"unit_code": "kW", "factor": 1e3, "offset": 0.0}
        unit = pa.Table.from_pylist([kilowatt], schema=schemas["units"])
        assert (merge_units(con, unit), merge_units(con, unit)) == (1, 0)
    assert con.execute("SELECT run_id, state FROM runs").fetchall() == [("r", "Completed")]


def test_nothing_to_load_is_harmless(con: duckdb.DuckDBPyConnection) -> None:
    merged, told = load(con, [])
    assert (merged.articles_touched, told.story_changes) == (0, 0)
    with transaction(con):
        assert merge_parts(con, []).rows["quantities"] == 0
