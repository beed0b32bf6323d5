"""Pieces of work over workers: in order, whoever does them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import pytest

from flows.engine import WorkerLost, spread

P = ParamSpec("P")
R = TypeVar("R")


class Counted:
    """An engine of this process, which loses the worker of its `lost`th call."""

    def __init__(self, lost: int | None = None) -> None:
        self.calls = 0
        self.lost = lost

    def call(self, deadline: float, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        self.calls += 1
        if self.calls == self.lost:
            raise WorkerLost("crash", "on purpose")
        return function(*args, **kwargs)

    def warm(self, function: Callable[[], object], /) -> None:
        raise AssertionError("not asked for")


def square(number: int) -> int:
    return number * number


@pytest.mark.parametrize("lost", [None, 1, 7])
def test_what_comes_back_is_in_order_also_when_a_worker_is_lost(lost: int | None) -> None:
    engine = Counted(lost)
    assert spread(engine, square, range(40)) == [number * number for number in range(40)]
    assert engine.calls == 40


def test_one_piece_needs_no_worker() -> None:
    engine = Counted()
    assert (spread(engine, square, [5]), spread(engine, square, []), engine.calls) == ([25], [], 0)
    assert spread(None, square, [2, 3]) == [4, 9]


def test_what_is_raised_is_raised() -> None:
    with pytest.raises(TypeError):
        spread(Counted(), square, [1, "x", 3])  # type: ignore[list-item]
