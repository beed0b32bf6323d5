from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.engine import Engine, WorkerLost
from transforms.errors import Unusable


def square(number: int) -> int:
    return number * number


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise ValueError("on purpose")


def reject() -> None:
    raise Unusable("no article", "odd")


def fail_oddly() -> None:
    class Odd(Exception):
        """Of no module, so that it cannot be sent."""

    raise Odd("cannot be sent")


def own_pid() -> int:
    return os.getpid()


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


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_engine_may_be_closed_while_a_worker_gets_ready() -> None:
    started = time.monotonic()
    with Engine(processes=1) as engine:
        engine.warm(hang)
        time.sleep(0.2)
    assert time.monotonic() - started < 20


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_that_could_not_get_ready_is_asked_all_the_same() -> None:
    with Engine(processes=1) as engine:
        engine.warm(fail)
        assert engine.call(60, square, 5) == 25


def test_calls_of_many_threads_share_the_workers() -> None:
    with Engine(processes=2) as engine, ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda number: engine.call(60, square, number), range(40))) == [
            number * number for number in range(40)
        ]


class Slow:
    """Takes a while to arrive, as what has much to import does."""

    def __reduce__(self) -> tuple[object, ...]:
        return _arrived, ()


def _arrived() -> Slow:
    time.sleep(1.5)
    return Slow()


def test_a_deadline_begins_when_the_call_does() -> None:
    with Engine(processes=1) as engine:
        assert engine.call(1.4, bool, Slow()) is True


def test_what_is_raised_is_raised_here_with_its_trace() -> None:
    with Engine(processes=1) as engine:
        with pytest.raises(Unusable) as unusable:
            engine.call(60, reject)
        with pytest.raises(RuntimeError, match="cannot be sent"):
            engine.call(60, fail_oddly)
    assert (unusable.value.reason, unusable.value.detail) == ("odd", "no article")
    assert "in reject" in "".join(unusable.value.__notes__)


def test_a_worker_whose_caller_is_killed_ends_by_itself() -> None:
    """Also one that hangs: the kernel ends it a little after its deadline."""
    code = (
        "import threading, time; from flows.engine import Engine\n"
        "from tests.flows.engine.test_pool import hang, own_pid\n"
        "engine = Engine(2); print(engine.call(60, own_pid), flush=True)\n"
        "threading.Thread(target=lambda: engine.call(1, hang)).start(); time.sleep(60)"
    )
    root = Path(__file__).resolve().parents[3]
    caller = subprocess.Popen(
        [sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert caller.stdout is not None
    worker = int(caller.stdout.readline())
    time.sleep(0.3)
    caller.kill()
    caller.wait()
    caller.stdout.close()
    deadline = time.monotonic() + 30
    while Path(f"/proc/{worker}/stat").exists() and not _is_over(worker):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _is_over(pid: int) -> bool:
    """Whether it is a zombie: whoever inherits it may be slow to bury it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
