"""Work in a process of its own, with an end to what it may use.

DuckDB keeps to its own limit of memory for most that it does, not for all: a long text, a deep expression or
a regular expression can take more, and nothing in it ends a query by the clock. So a query runs in a child
that the kernel ends, and whoever asked goes on.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, NoReturn

from flows.errors import FlowError
from warehouse.errors import QueryRefused, WarehouseError

# Beside what DuckDB may use: the interpreter, the file that is mapped, stacks and arenas of threads.
OVERHEAD_MB = 2_000
LONGEST_MESSAGE = 20_000


@dataclass(frozen=True)
class Limits:
    """What one query may use."""

    seconds: float = 60
    memory_mb: int = 1_000
    rows: int = 1_000_000
    output_mb: int = 4_000  # where the answer goes to a file


def confined(work: Callable[[BinaryIO], str | None], output: int, limits: Limits) -> str | None:
    """Let a child do `work`, which writes to the file of descriptor `output`; what it returns is told.

    Nothing that the child does to its memory is seen here. It is forked: call this where there are no other
    threads, and no DuckDB is open. Raises QueryRefused where the work failed, took too long or needed too
    much, with the reason in one line.
    """
    sys.stdout.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, output, writing, limits)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            message = pipe.read(LONGEST_MESSAGE).decode("utf-8", "replace")
        _, status = os.waitpid(child, 0)
    except BaseException:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        raise
    if os.WIFSIGNALED(status):
        raise QueryRefused(_ended(os.WTERMSIG(status), limits))
    if os.WEXITSTATUS(status):
        raise QueryRefused(message or "the query ended without a word")
    return message or None


def _ended(signum: int, limits: Limits) -> str:
    if signum in (signal.SIGALRM, signal.SIGXCPU):
        return f"the query took longer than {limits.seconds:g} s and was ended"
    if signum == signal.SIGINT:
        return "cancelled"
    return (
        f"the query needed more than the {limits.memory_mb:,} MB it may use and was ended "
        f"({signal.Signals(signum).name})"
    )


def _work(work: Callable[[BinaryIO], str | None], output: int, messages: int, limits: Limits) -> NoReturn:
    """The life of the child. It leaves without any of the parent's farewells."""
    code, said = 1, "something went wrong that should not: the query was ended"
    try:
        _confine(limits)
        with os.fdopen(output, "wb", closefd=False) as file:
            said = work(file) or ""
        code = 0
    except BrokenPipeError:
        code, said = 0, ""  # the reader has had enough
    except (FlowError, WarehouseError) as error:
        said = str(error)
    except OSError as error:
        said = f"the answer could not be written: {error.strerror}"
    except (MemoryError, RecursionError):
        said = f"the query needed more than the {limits.memory_mb:,} MB it may use"
    finally:
        # What nobody foresaw must not go on as a second parent.
        os.write(messages, said.encode("utf-8", "replace")[:LONGEST_MESSAGE])
        os._exit(code)


def _confine(limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    most = (limits.memory_mb + OVERHEAD_MB) << 20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output_mb << 20, limits.output_mb << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # DuckDB and the C library speak here before they give up.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
