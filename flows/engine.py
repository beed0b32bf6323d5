"""Worker processes that can be killed: a page that hangs or crashes costs only itself."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from types import TracebackType
from typing import ClassVar, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

P = ParamSpec("P")
R = TypeVar("R")


class WorkerLost(Exception):
    """A worker gave no result. `reason` is the word for `rejections.reason`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class Engine:
    """A pool of `processes` worker processes, started by spawn; use it as a context manager.

    Threads may share it. A call that overruns its deadline has its process killed.
    """

    _offered: ClassVar[Engine | None] = None

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1
        self._pool = ProcessPool(
            max_workers=self.processes, context=multiprocessing.get_context("spawn"), max_tasks=0
        )

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    @classmethod
    @contextmanager
    def borrowed(cls, processes: int | None) -> Iterator[Engine]:
        """The engine that this process has offered, or a new one for as long as the context lasts."""
        if cls._offered is not None:
            yield cls._offered
            return
        with cls(processes) as engine:
            yield engine

    @contextmanager
    def offered(self) -> Iterator[None]:
        """Be what `borrowed` gives, for whoever starts workers while something slower starts too."""
        Engine._offered = self
        try:
            yield
        finally:
            Engine._offered = None

    def warm(self, function: Callable[[], object]) -> None:
        """Start the workers, and one of them on `function` (its imports and tables), without waiting.

        The others get ready with their first batch: a small run needs one, and starting is
        when everything else starts too.
        """
        self._pool.schedule(function)

    def call(self, deadline: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """`function(*args, **kwargs)` in a worker, within `deadline` seconds.

        Raises WorkerLost when the deadline passes or the process dies, and whatever
        `function` raises.
        """
        future = self._pool.schedule(function, args=args, kwargs=kwargs, timeout=deadline)
        try:
            result: R = future.result()
        except FutureTimeout as error:
            raise WorkerLost("deadline", f"no result within {deadline:.0f} s") from error
        except ProcessExpired as error:
            raise WorkerLost("crash", f"the worker process died ({error})") from error
        return result
