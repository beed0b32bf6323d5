from __future__ import annotations

import os
import signal
import time

import pytest

from flows.engine import Engine, WorkerLost


def square(number: int) -> int:
    return number * number


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise ValueError("on purpose")


def test_a_lost_worker_costs_only_its_own_call() -> None:
    with Engine(processes=1) as engine:
        assert engine.call(30, square, 3) == 9
        started = time.monotonic()
        with pytest.raises(WorkerLost, match="no result within 1 s") as hung:
            engine.call(1, hang)
        assert time.monotonic() - started < 10
        with pytest.raises(WorkerLost, match="died") as died:
            engine.call(30, die)
        with pytest.raises(ValueError, match="on purpose"):
            engine.call(30, fail)
        assert engine.call(30, square, 4) == 16
    assert (hung.value.reason, died.value.reason) == ("deadline", "crash")
