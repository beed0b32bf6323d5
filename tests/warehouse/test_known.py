from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from empty_build import empty_build

from tests.warehouse.newsroom import CAP, WINDOW, Draft, key, load, schemas, write_parts
from warehouse.database import open_build, transaction
from warehouse.errors import OutdatedSchema
from warehouse.known import affected, candidates, facts_of, replace_pairs
from warehouse.load import merge_parts


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_build(empty_build(tmp_path / "build.duckdb"), threads=1) as con:
        yield con


def found(con: duckdb.DuckDBPyConnection, parts: list[Path], cap: int = CAP) -> set[tuple[str, str]]:
    """The candidates after loading `parts`, kept as pairs of score 1."""
    merge_parts(con, parts)
    pairs = candidates(con, cap, WINDOW).pairs
    replace_pairs(con, pairs.append_column("score", [[1.0] * pairs.num_rows]).cast(schemas()["pairs"]))
    return set(zip(pairs["text_a"].to_pylist(), pairs["text_b"].to_pylist(), strict=True))


def pair(a: Draft, b: Draft) -> tuple[str, str]:
    first, second = sorted((key(a.text), key(b.text)))
    return first, second


@pytest.mark.parametrize(
    ("first", "second", "is_candidate"),
    [
        (Draft(0, (1, 2)), Draft(1, (2, 3)), True),
        (Draft(0, (1, 2)), Draft(1, (3, 4)), False),
        (Draft(0, (1, 2), day=0), Draft(1, (2, 3), day=WINDOW), True),
        (Draft(0, (1, 2), day=0), Draft(1, (2, 3), day=WINDOW + 1), False),
        (Draft(0, (1, 2), day=None), Draft(1, (2, 3), day=900), True),
        (Draft(0, (1, 2), day=None), Draft(1, (2, 3), day=None), True),
        (Draft(0, (1, 2)), Draft(1, (1, 2)), False),  # one text
    ],
)
@pytest.mark.parametrize("loads", [1, 2])
def test_a_pair_shares_a_key_within_the_window(
    con: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    first: Draft,
    second: Draft,
    is_candidate: bool,
    loads: int,
) -> None:
    parts = write_parts(tmp_path, [first, second])
    if loads == 2:
        found(con, parts[:1])
    assert found(con, parts) == ({pair(first, second)} if is_candidate else set())


def test_a_signature_comes_with_every_text_of_a_pair(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    merge_parts(con, write_parts(tmp_path, [Draft(0, (1, 2)), Draft(1, (2, 3)), Draft(2, (9,))]))
    got = candidates(con, CAP, WINDOW)
    assert set(got.signatures["text_key"].to_pylist()) == {
        text for name in ("text_a", "text_b") for text in got.pairs[name].to_pylist()
    }
    assert sorted(got.signatures["keys"].to_pylist()) == [[1, 2], [2, 3]]


def test_a_key_past_its_cap_is_dropped_whole_and_comes_back(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    drafts = [Draft(site, (1, 10 + site)) for site in range(CAP + 1)]
    parts = write_parts(tmp_path, drafts)
    assert len(found(con, parts[:CAP])) == CAP * (CAP - 1) // 2
    assert found(con, parts[CAP:]) == set()
    assert con.execute("SELECT count(*) FROM internal.pairs").fetchone() == (0,)
    edited = Draft(CAP, (99,), seen=1)
    assert len(found(con, write_parts(tmp_path, [edited]))) == CAP * (CAP - 1) // 2
    assert con.execute("SELECT count(*) FROM internal.pairs").fetchone() == (CAP * (CAP - 1) // 2,)


@pytest.mark.parametrize(("common", "pairs"), [(1, 0), (2, 2)])
def test_texts_of_one_form_are_no_pairs(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, common: int, pairs: int
) -> None:
    """Odd keys are of phrases: where too many share one, what else two of them share is of the form."""
    drafts = [Draft(site, (common, 10 + site // 2 * 2, 100 + 2 * site)) for site in range(CAP + 1)]
    assert len(found(con, write_parts(tmp_path, drafts))) == pairs
    # When one of them becomes another text, the others can be copies again.
    found(con, write_parts(tmp_path, [Draft(CAP, (98,), seen=1)]))
    kept = con.execute("SELECT count(*) FROM internal.pairs").fetchone()
    assert kept == (CAP * (CAP - 1) // 2,)


def test_a_key_that_was_common_once_is_none_in_other_days(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    found(con, write_parts(tmp_path, [Draft(site, (1, 10 + site)) for site in range(9)]))
    late = [Draft(20, (1, 20), day=300), Draft(21, (1, 21), day=301)]
    assert found(con, write_parts(tmp_path, late)) == {pair(*late)}


def test_a_further_copy_scores_nothing_again(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    found(con, write_parts(tmp_path, [Draft(0, (1, 2)), Draft(1, (2, 3))]))
    assert found(con, write_parts(tmp_path, [Draft(2, (1, 2))])) == set()
    assert affected(con).tellings.num_rows == 3


def test_the_earliest_copy_gives_its_day_to_the_text(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    late, other = Draft(0, (1, 2), day=50), Draft(1, (2, 3), day=0)
    assert found(con, write_parts(tmp_path, [late, other])) == set()
    assert found(con, write_parts(tmp_path, [Draft(2, (1, 2), day=1)])) == {pair(late, other)}


def test_what_is_affected_hangs_together(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    chain = [Draft(site, (site, site + 1)) for site in range(5)]
    apart = Draft(9, (90, 91))
    found(con, write_parts(tmp_path, [*chain, apart]))
    found(con, write_parts(tmp_path, [Draft(10, (5, 6))]))
    known = affected(con)
    assert set(known.tellings["article_id"].to_pylist()) == {
        draft.article_id for draft in [*chain, Draft(10, (5, 6))]
    }
    assert known.pairs.num_rows == 5
    assert facts_of(con)["quantities"].num_rows == 6
    assert facts_of(con)["entities"].to_pylist()[0]["aliases"][-1] == "Acme"


def test_those_left_behind_by_an_edit_are_affected(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    bridge = Draft(1, (2, 3))
    load(con, write_parts(tmp_path, [Draft(0, (1, 2)), bridge, Draft(2, (3, 4))]))
    found(con, write_parts(tmp_path, [Draft(1, (99,), seen=1)]))
    assert affected(con).tellings.num_rows == 3


def test_other_settings_want_a_rebuild(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    found(con, write_parts(tmp_path, [Draft(0, (1,))]))
    with pytest.raises(OutdatedSchema, match="rebuild"), transaction(con):
        found(con, [], cap=CAP + 1)
