"""How often a host is asked: turns, Retry-After, slowing down, and a breaker."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from flows.fetch.answer import FetchFailed
from flows.fetch.frontier import Frontier
from flows.fetch.places import PLACES
from flows.fetch.policy import Policy
from flows.fetch.remembered import HostState

LONGEST_BLOCK = 3600.0  # seconds; who says "in ten years" is asked again in an hour
FIRST_SLOW, MOST_SLOW = 0.5, 30.0  # seconds added to the interval
BREAKER_AFTER = 5  # failures in a row
BREAKER_SECONDS = 60.0  # the first time; twice as long each time that it opens again


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds to wait by a Retry-After header in either form (RFC 9110, 10.2.3), within an hour.

    None where there is none, or one that says nothing.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:10]), LONGEST_BLOCK)
    try:
        date = parsedate_to_datetime(text)
        at = (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
    return min(max(at - now, 0.0), LONGEST_BLOCK)


class Pace:
    """Gives turns at hosts. What it learns stands in the frontier, so a killed run learns nothing anew."""

    def __init__(self, policy: Policy, frontier: Frontier) -> None:
        self._policy = policy
        self._frontier = frontier
        self._waited: defaultdict[str, float] = defaultdict(float)
        self._intervals: dict[str, float] = {}
        self._states: dict[str, HostState] = {}

    @asynccontextmanager
    async def turn(self, host: str, crawl_delay: float) -> AsyncIterator[float]:
        """Our turn at `host`, as long as the block lasts; gives the seconds that the host made us wait.

        Raises FetchFailed "breaker open", or "later" when the host wants more patience
        than the run has left.
        """
        async with PLACES.place(host, self._policy.connections_per_host):
            self._intervals[host] = max(self._policy.min_interval, crawl_delay)
            yield await self._wait(host, self._intervals[host])

    def sending(self, host: str) -> None:
        """The request goes out only now: to connect took its time, and the interval begins here."""
        if self._intervals[host]:
            self._frontier.put_off(host, time.time() + self._intervals[host])

    async def _wait(self, host: str, interval: float) -> float:
        asked = 0.0
        while True:
            now = time.time()
            state = self._state(host, fresh=interval > 0)
            wait = min(state.blocked_until - now, LONGEST_BLOCK)
            if wait > 0:
                asked += self._spend(state, wait, now)
                await asyncio.sleep(wait)
                continue
            if interval + state.slow:
                await asyncio.sleep(self._frontier.reserve(host, now, interval + state.slow) - now)
                if self._frontier.host(host).blocked_until > time.time():
                    continue
            return asked

    def _spend(self, state: HostState, wait: float, now: float) -> float:
        later = datetime.fromtimestamp(now + wait, UTC)
        at = f"{later:%Y-%m-%d %H:%M:%S} UTC"
        if state.openings:
            detail = f"{state.failures} failures in a row, the last: {state.reason}; asked again after {at}"
            raise FetchFailed("breaker open", detail, later=later)
        if self._waited[state.host] + wait > self._policy.wait_budget:
            raise FetchFailed("later", f"{state.reason}: not to be asked before {at}", later=later)
        self._waited[state.host] += wait
        return wait

    def _state(self, host: str, fresh: bool) -> HostState:
        """How the host stands; `fresh`: others may have asked it, too."""
        if fresh or host not in self._states:
            self._states[host] = self._frontier.host(host)
        return self._states[host]

    def answered(self, host: str) -> None:
        """The host gave an answer that is no sign of trouble: half as slow, the breaker closed."""
        known = self._states.get(host)
        if known is not None and (known.failures or known.slow):
            self._change(host, _relieved)

    def refused(self, host: str, reason: str, header: str | None) -> None:
        """429 or 503: slower from now on, and not before the time that the host names."""
        now = time.time()
        wait = retry_after(header, now)

        def refuse(state: HostState) -> HostState:
            slow = min(max(FIRST_SLOW, state.slow * 2), MOST_SLOW)
            until = now + (slow if wait is None else wait)
            return _failed(replace(state, slow=slow, blocked_until=until), reason, now)

        self._change(host, refuse)

    def failed(self, host: str, reason: str, weight: int = 1) -> None:
        """No answer, or the server's own fault; `weight`: as bad as so many."""
        now = time.time()
        self._change(host, lambda state: _failed(state, reason, now, weight))

    def _change(self, host: str, change: Callable[[HostState], HostState]) -> None:
        with self._frontier.together():  # another run may be taking a turn
            self._states[host] = change(self._frontier.host(host))
            self._frontier.keep_host(self._states[host])


def _relieved(state: HostState) -> HostState:
    slow = state.slow / 2 if state.slow > 0.2 else 0.0
    until = 0.0 if state.openings else state.blocked_until
    return replace(state, slow=slow, failures=0, openings=0, blocked_until=until)


def _failed(state: HostState, reason: str, now: float, weight: int = 1) -> HostState:
    state = replace(state, failures=state.failures + weight, reason=reason[:200])
    if state.failures < BREAKER_AFTER:
        return state
    closed = min(BREAKER_SECONDS * 2**state.openings, LONGEST_BLOCK)
    until = max(state.blocked_until, now + closed)
    return replace(state, openings=min(state.openings + 1, 10), blocked_until=until)
