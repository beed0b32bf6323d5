from __future__ import annotations

import time
from datetime import timedelta

import pytest

from flows.errors import WrongUse
from flows.sources.schedule import interval, is_cron


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("90s", timedelta(seconds=90)),
        ("15m", timedelta(minutes=15)),
        ("2h", timedelta(hours=2)),
        ("1d", timedelta(1)),
    ],
)
def test_intervals(words: str, span: timedelta) -> None:
    assert interval(words) == span


@pytest.mark.parametrize("words", ["", "0m", "15", "m", "-5m", "1.5h", "5 m", "9999999s"])
def test_what_is_no_interval(words: str) -> None:
    with pytest.raises(WrongUse, match="no interval"):
        interval(words)


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("15m", False),
        ("30 6 * * 1-5", True),
        ("*/10 8-18 * * mon-fri", True),
        ("0 0 1,15 JAN-jun/2 *", True),
        ("0 6 * * 7", True),
    ],
)
def test_cron_lines(words: str, yes: bool) -> None:
    assert is_cron(words) == yes


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("0 6 * *", "five fields"),
        ("60 6 * * *", "'60' is no minute"),
        ("0 6-4 * * *", "'6-4' is no hour"),
        ("0 6 0 * *", "'0' is no day"),
        ("0 6 * jux *", "'jux' is no month"),
        ("0 6 * * */0", "'\\*/0' is no day of the week"),
        ("@ 6 * * *", "'@' is no minute"),
    ],
)
def test_what_is_no_cron_line(words: str, problem: str) -> None:
    with pytest.raises(WrongUse, match=problem):
        is_cron(words)


def test_hostile_lines_cost_no_time() -> None:
    started = time.process_time()
    for words in ("1," * 100_000 + "x * * * *", "* " * 100_000, "1-" * 100_000 + " * * * *"):
        with pytest.raises(WrongUse):
            is_cron(words)
    assert time.process_time() - started < 2
