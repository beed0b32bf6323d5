"""Worker processes of this machine that can be killed: a page that hangs or crashes costs only itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from queue import LifoQueue
from threading import Thread
from types import TracebackType
from typing import ParamSpec, Protocol, TypeVar

from flows.engine.child import Child, WorkerLost

P = ParamSpec("P")
R = TypeVar("R")

SECONDS_TO_GET_READY = 120.0


class Workers(Protocol):
    """What an engine is for those who have work to do."""

    def call(self, deadline: float, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """`function(*args, **kwargs)` in a worker, within `deadline` seconds of its beginning there.

        Raises WorkerLost when the deadline passes or the process dies, and whatever
        `function` raises.
        """

    def warm(self, function: Callable[[], object], /) -> None:
        """Have `function` (imports and tables) run in workers that will be needed, without waiting."""


class Engine:
    """At most `processes` worker processes, each started when it is first needed; a context manager.

    Threads may share it: a call waits for a free worker. A call that overruns its deadline
    has its process killed.
    """

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1
        self._children = [Child() for _ in range(self.processes)]
        self._free: LifoQueue[Child] = LifoQueue()  # the last that was used is the one that is ready
        for child in self._children:
            self._free.put(child)

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in self._children:
            child.kill()

    def warm(self, function: Callable[[], object]) -> None:
        """Start one of the workers on `function`: a small run needs one, and starting is when
        everything else starts too. The others get ready with their first batch.
        """
        child = self._free.get()

        def get_ready() -> None:
            try:
                # The engine may be closed meanwhile: a run with nothing to do needs no worker.
                with suppress(WorkerLost, OSError):
                    child.call(SECONDS_TO_GET_READY, function, (), {})
            finally:  # what else it raises is raised again by the work itself, which must not wait for ever
                self._free.put(child)

        Thread(target=get_ready, daemon=True).start()

    def call(self, deadline: float, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """As `Workers.call` says."""
        child = self._free.get()
        try:
            result: R = child.call(deadline, function, args, kwargs)
        finally:
            self._free.put(child)
        return result
