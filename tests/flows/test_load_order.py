"""The same articles make the same tables in any order and any split into runs, through the load itself."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, combinations, pairwise
from pathlib import Path

import pytest
from empty_build import empty_build
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flows.newsstand import (
    FERRY,
    FERRY_EDITED,
    FERRY_TRIMMED,
    MUSEUM,
    MUSEUM_CUT,
    MUSEUM_LONGER,
    article,
    ask,
    bring,
    state,
    write,
)
from tests.transforms.dedupe.news import BRANCH, PLANT, RETOLD, TRIMMED
from transforms.models import Article

Tables = dict[str, list[str]]

WIRE = article("wire", FERRY, date(2026, 6, 2), "Ferries to run on batteries", wire="Nord Wire")
COPIES = [
    article("edited", FERRY_EDITED, date(2026, 6, 3)),
    article("trimmed", FERRY_TRIMMED, date(2026, 6, 4)),
    article("undated", FERRY, None, "Ferries"),  # an exact copy
]
# The first and the last lie too far apart to be compared, which counts as unlike: it takes two
# between them for a bridge.
FIRST, LAST = article("first", MUSEUM, date(2026, 6, 1)), article("last", MUSEUM_LONGER, date(2026, 6, 16))
BRIDGE = article("bridge", MUSEUM_CUT, date(2026, 6, 8))
PIER = article("pier", MUSEUM_CUT + " See also page 4.", date(2026, 6, 9))
TURNED = replace(BRIDGE, text=FERRY_TRIMMED + " This page was edited.")
OTHERS = [
    article("plant", PLANT, date(2026, 6, 4), "Brackwater to build plant near Harbury"),
    article("retold", RETOLD, date(2026, 6, 5), "A battery in Tessel valley near Harbury"),
    article("untimely", TRIMMED, None),
    article("branch", BRANCH, date(2026, 6, 5), "Brackwater names finance chief"),
]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_build(tmp_path_factory.mktemp("empty") / "build.duckdb")


def start(data: Path, build: Path) -> Path:
    data.mkdir(parents=True)
    shutil.copy(build, data / "build.duckdb")
    return data


def test_every_permutation_of_a_small_set(empty: Path, tmp_path: Path) -> None:
    """By induction: whichever of a set comes last, beside the tables of the others it makes those of all.

    So every order in which they can come is tried, one article a run.
    """
    stock = [write(tmp_path / "stock", [one]) for one in (WIRE, COPIES[0], COPIES[2])]
    made = {frozenset[int](): empty}
    for some in chain.from_iterable(combinations(range(len(stock)), size) for size in (1, 2, 3)):
        known: Tables | None = None
        for last in some:
            data = start(tmp_path / f"{some}-{last}", made[frozenset(some) - {last}])
            bring(data, [stock[last]])
            found = state(data)
            assert known in (None, found), (some, last)
            known = found
        made[frozenset(some)] = data / "build.duckdb"


# A load takes much the same time for all of them as for one.
WORLDS = ("", "ov", "ix", "el", "os", "um", "ik", "az", "ith")


def elsewhere(one: Article, world: int) -> Article:
    """The same in another world: other names, and other days. An order of all worlds is one of each."""
    if world == 0:
        return one
    return replace(
        one,
        url=f"{one.url}{world}",
        text=re.sub(r"\b[A-Z][a-z]{3,20}", lambda name: name[0] + WORLDS[world], one.text),
        published_date=one.published_date and one.published_date + timedelta(days=300 * world),
    )


@pytest.fixture(scope="module")
def newsroom(
    tmp_path_factory: pytest.TempPathFactory, empty: Path
) -> tuple[list[Path], dict[str, list[str]]]:
    """The parts of all worlds, and the tables of all of them loaded at once."""
    stock = tmp_path_factory.mktemp("stock")
    parts = []
    for world in range(len(WORLDS)):
        for one in (WIRE, *COPIES, FIRST, PIER, LAST, *OTHERS):
            parts.append(write(stock, [elsewhere(one, world)]))
        # The page that was the bridge is seen again with another text: what it joined is split.
        for seen, one in ((1, BRIDGE), (2, TURNED)):
            parts.append(write(stock, [elsewhere(one, world)], seen))
    data = start(tmp_path_factory.mktemp("whole") / "data", empty)
    bring(data, parts)
    return parts, state(data)


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_order_and_split(data: st.DataObject, empty: Path, newsroom: tuple[list[Path], Tables]) -> None:
    """Six orders of nine worlds: fifty-four orders."""
    parts, expected = newsroom
    order = data.draw(st.permutations(parts))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(parts) - 1), max_size=2)) | {0, len(parts)})
    with tempfile.TemporaryDirectory() as folder:
        place = start(Path(folder) / "data", empty)
        for begin, end in pairwise(cuts):
            bring(place, order[begin:end])
        assert state(place) == expected


def test_the_newsroom_tries_what_it_says(empty: Path, tmp_path: Path) -> None:
    """A late original takes a story over, a bridge joins two, an edit splits them, an undated copy joins."""
    data = start(tmp_path / "data", empty)
    runs = [[FIRST, LAST, COPIES[0]], [BRIDGE, PIER], [WIRE, COPIES[2]], [TURNED]]
    for number, articles in enumerate(runs):
        bring(data, [write(tmp_path / "stock", articles, seen=number)], f"run-{number}")
    kinds = ask(
        data,
        "SELECT run_id, regexp_extract(url, '//(\\w+)', 1) AS name, kind FROM story_changes"
        " JOIN article_addresses USING (article_id) ORDER BY ALL",
    )
    assert kinds == [
        ("run-1", "bridge", "joined"),
        ("run-1", "last", "joined"),
        ("run-1", "pier", "joined"),
        ("run-2", "edited", "moved"),
        ("run-2", "undated", "joined"),
        ("run-2", "wire", "joined"),
        ("run-3", "bridge", "split"),
        ("run-3", "last", "split"),
    ]
