"""What of an edit is followed, when, and what is said of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import httpx
import pytest

from flows.errors import NothingChosen, WrongUse
from flows.serving import follow as following
from flows.serving.follow import Change, Follower
from flows.serving.plan import Served

DESK, QUAY = Served("desk", "desk", "15m", "UTC"), Served("quay", "quay", "1h", "UTC")
BROKEN = Served("desk", "desk", "15m", "UTC", "sources.toml, line 3: kind must be one of feed")
SYNTAX = "sources.toml: Invalid value (at line 3, column 8)"

Look = Sequence[Served] | Exception


class Desk:
    """A plan that is another at each look, and what came of it."""

    def __init__(self, looks: Sequence[Look], failures: int = 0) -> None:
        self.looks = list(looks)
        self.failures = failures
        self.changes: list[Change] = []
        self.said: list[str] = []

    def plan(self) -> Sequence[Served]:
        if not self.looks:
            raise asyncio.CancelledError
        look = self.looks.pop(0)
        if isinstance(look, Exception):
            raise look
        return look

    async def apply(self, change: Change) -> None:
        if self.failures:
            self.failures -= 1
            raise httpx.ConnectError("away")
        self.changes.append(change)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "LOOK_EVERY_SECONDS", 0.0)


def followed(looks: Sequence[Look], failures: int = 0) -> Desk:
    desk = Desk(looks, failures)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(Follower([DESK], desk.plan, desk.said.append).follow(desk.apply))
    return desk


def test_what_stays_is_left_alone() -> None:
    desk = followed([[DESK]] * 4)
    assert (desk.changes, desk.said) == ([], [])


def test_new_changed_and_gone() -> None:
    often = Served("desk", "desk", "5m", "UTC")
    desk = followed([[DESK, QUAY]] * 3 + [[often, QUAY]] * 2 + [[QUAY]] * 2 + [NothingChosen("none")] * 2)
    assert [(change.gone, change.put) for change in desk.changes] == [
        ((), (QUAY,)),
        ((), (often,)),
        ((often,), ()),
        ((QUAY,), ()),
    ]
    assert desk.said == [
        "fetch/quay is new: 1h",
        "fetch/desk is changed: 5m",
        "fetch/desk is served no more",
        "fetch/quay is served no more",
    ]


def test_what_is_half_written_does_not_count() -> None:
    desk = followed([[DESK], NothingChosen("none"), WrongUse(SYNTAX), [DESK], [DESK, QUAY], [DESK]])
    assert (desk.changes, desk.said) == ([], [])


def test_a_broken_file_changes_nothing_and_is_told_once() -> None:
    desk = followed([WrongUse(SYNTAX)] * 5 + [[DESK]] * 3)
    assert desk.changes == []
    assert desk.said == [
        f"{SYNTAX}; every fetch fails until that is mended, and the schedules stay as they are",
        "the file of sources can be read again",
    ]


def test_a_wrong_block_is_told_with_its_line() -> None:
    desk = followed([[BROKEN]] * 2 + [[DESK]] * 2)
    assert desk.said == [
        f"{BROKEN.problem}; fetch/desk fails until that is mended",
        "fetch/desk is changed: 15m",
    ]


def test_while_the_server_is_away_it_is_tried_again() -> None:
    desk = followed([[DESK, QUAY]] * 5, failures=2)
    assert [change.put for change in desk.changes] == [(QUAY,)]
