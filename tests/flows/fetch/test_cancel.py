"""Requests that are given up at any moment: no place is lost, and no answer comes to another's question."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from raw_site import Asked, RawSite

from flows.fetch import Fetcher, FetchFailed, Policy

PATHS = [f"/{number}" for number in range(7)]


def _echo(asked: Asked) -> list[bytes | float | None]:
    body = f"this is {asked.path} ".encode() * 2000
    return [f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body[:500], body[500:]]


@asynccontextmanager
async def _fetching(site: RawSite, **wishes: object) -> AsyncIterator[Fetcher]:
    bare = {"connect_to": site.connect_to, "min_interval": 0.0, "respect_robots": False}
    async with Fetcher(Policy(**bare | wishes), concurrency=2) as fetcher:  # type: ignore[arg-type]
        yield fetcher


async def _expect_all(fetcher: Fetcher) -> None:
    """Every page comes, and is the one that was asked for."""
    for path in PATHS:
        answer = await asyncio.wait_for(fetcher.get(f"http://a.example{path}"), 5)
        assert answer.body.startswith(f"this is {path} ".encode())


@pytest.mark.parametrize("pause", [0, 0.0001], ids=["tick by tick", "by tenths of a millisecond"])
def test_a_request_given_up_after_any_number_of_ticks_costs_nothing(site: RawSite, pause: float) -> None:
    site.replies = {path: [_echo] for path in PATHS}

    async def fuzz() -> None:
        async with _fetching(site) as fetcher:
            for ticks in range(100):
                asking = asyncio.create_task(fetcher.get(f"http://a.example/{ticks % 7}"))
                for _ in range(ticks if pause == 0 else ticks // 4):
                    await asyncio.sleep(pause)
                asking.cancel()
                (got,) = await asyncio.gather(asking, return_exceptions=True)
                assert isinstance(got, asyncio.CancelledError) or got.body.startswith(b"this is ")  # type: ignore[union-attr]
                if ticks % 25 == 0:
                    await _expect_all(fetcher)
            await _expect_all(fetcher)

    asyncio.run(fuzz())
    assert site.most_at_once <= 3  # one that is asked for, and what a given-up one has left to the server


def test_many_at_once_given_up_at_random(site: RawSite) -> None:
    site.replies = {path: [_echo] for path in PATHS}
    chosen = random.Random(5)

    async def one(get: Callable[[str], Awaitable[object]]) -> None:
        path = chosen.choice(PATHS)
        try:
            async with asyncio.timeout(chosen.uniform(0, 0.02)):
                answer = await get(f"http://a.example{path}")
        except TimeoutError:
            return
        assert answer.body.startswith(f"this is {path} ".encode())  # type: ignore[attr-defined]

    async def fuzz() -> None:
        async with _fetching(site, connections_per_host=2) as fetcher:
            for _ in range(15):
                await asyncio.gather(*(one(fetcher.get) for _ in range(20)))
            await _expect_all(fetcher)

    asyncio.run(fuzz())


def test_as_many_deadlines_as_places_leave_the_places_free(site: RawSite) -> None:
    site.replies = {path: [_echo] for path in PATHS} | {"/slow": [lambda asked: [0.3, None]]}

    async def run() -> None:
        async with _fetching(site, deadline=0.05) as fetcher:
            for _ in range(2):
                with pytest.raises(FetchFailed, match="no whole answer"):
                    await fetcher.get("http://a.example/slow")
            await _expect_all(fetcher)

    asyncio.run(run())
