from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest
from raw_site import RawSite, serving

from flows.fetch import Answer, Fetcher, FetchFailed, Frontier, Policy

Got = Answer | FetchFailed
Get = Callable[..., list[Got]]


@pytest.fixture
def site() -> Iterator[RawSite]:
    with serving() as running:
        yield running


@pytest.fixture
def get(site: RawSite) -> Get:
    """Fetch addresses at once from the site, whatever their names; a failure is an answer, too."""

    def fetch(*urls: str, frontier: Frontier | None = None, **wishes: object) -> list[Got]:
        bare = {"connect_to": site.connect_to, "min_interval": 0.0, "respect_robots": False}
        policy = Policy(**bare | wishes)  # type: ignore[arg-type]

        async def one(fetcher: Fetcher, url: str) -> Got:
            try:
                return await fetcher.get(url)
            except FetchFailed as failure:
                return failure

        async def every() -> list[Got]:
            async with Fetcher(policy, frontier) as fetcher:
                return list(await asyncio.gather(*(one(fetcher, url) for url in urls)))

        return asyncio.run(every())

    return fetch
