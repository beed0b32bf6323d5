"""How many requests a host has at once, counted over all fetchers of the process."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(eq=False)
class _Waiting:
    most: int
    loop: asyncio.AbstractEventLoop
    called: asyncio.Future[None]

    def call(self) -> None:
        self.loop.call_soon_threadsafe(self._called)

    def _called(self) -> None:
        if not self.called.done():  # it may have been given up meanwhile
            self.called.set_result(None)


class Places:
    """Places at hosts, given in the order of asking. Sources run in threads with loops of their own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken: Counter[str] = Counter()
        self._queues: defaultdict[str, deque[_Waiting]] = defaultdict(deque)

    @asynccontextmanager
    async def place(self, host: str, most: int) -> AsyncIterator[None]:
        """A place at `host` as long as the block lasts, where fewer than `most` were taken before it."""
        waiting = self._take(host, most)
        if waiting is not None:
            try:
                await waiting.called
            except BaseException:
                self._give_up(host, waiting)
                raise
        try:
            yield
        finally:
            self._free(host)

    def _take(self, host: str, most: int) -> _Waiting | None:
        """None: the place is ours. Else what to wait for."""
        with self._lock:
            if self._taken[host] < most and not self._queues[host]:
                self._taken[host] += 1
                return None
            loop = asyncio.get_running_loop()
            waiting = _Waiting(most, loop, loop.create_future())
            self._queues[host].append(waiting)
            return waiting

    def _give_up(self, host: str, waiting: _Waiting) -> None:
        with self._lock:
            called = waiting not in self._queues[host]
            if not called:
                self._queues[host].remove(waiting)
                self._call_next(host)
        if called:  # the place was ours already
            self._free(host)

    def _free(self, host: str) -> None:
        with self._lock:
            self._taken[host] -= 1
            self._call_next(host)

    def _call_next(self, host: str) -> None:
        queue = self._queues[host]
        while queue and self._taken[host] < queue[0].most:
            self._taken[host] += 1
            queue.popleft().call()
        if not self._taken[host] and not queue:
            del self._taken[host], self._queues[host]


PLACES = Places()  # of this process
