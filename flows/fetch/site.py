"""What an origin says of itself to crawlers: robots.txt and tdmrep.json, asked for once a day."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from flows.fetch.answer import FetchFailed
from flows.fetch.frontier import Frontier
from flows.fetch.remembered import SiteRules
from flows.fetch.reservations import TDMREP_BYTES, TDMREP_PATH, reserved_by_file
from flows.fetch.robots import MOST_BYTES, Robots
from flows.fetch.visit import Trail, Visitor, Wanted

ROBOTS_TRIES = 2  # a moment's trouble should not cost us the host until the next run
# What goes wrong with the file, not the host; past five redirects it counts as missing (RFC 9309, 2.3.1.2).
_NO_FILE = {"too many redirects": 404, "bad encoding": 0, "bad answer": 0, "bad address": 0}


@dataclass(frozen=True)
class Site:
    """The rules of one origin."""

    robots: Robots
    tdmrep: str

    def reserved(self, url: httpx.URL, by_page: bool | None = None) -> bool | None:
        """Whether text and data mining is reserved here; None: nothing is said.

        A page's own word goes before that of the file; a robots group for crawlers of
        AI holds anyway.
        """
        if self.robots.reserves(str(url)):
            return True
        by_file = reserved_by_file(self.tdmrep, url.raw_path.decode("ascii"))
        return by_file if by_page is None else by_page


class Sites:
    """The rules of the origins that are visited, from the site itself or from the frontier."""

    def __init__(self, visitor: Visitor, frontier: Frontier, user_agent: str) -> None:
        self._visitor = visitor
        self._frontier = frontier
        self._user_agent = user_agent
        self._known: dict[str, tuple[float, Site]] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def rules(self, url: httpx.URL, trail: Trail) -> Site:
        """The rules that hold for `url`. Raises FetchFailed where the host cannot be reached."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        async with self._locks[origin]:
            expires_at, site = self._known.get(origin, (0.0, None))
            if site is None or expires_at < time.time():
                kept = self._frontier.site(origin)
                if kept is None or kept.expires_at < time.time():
                    kept = await self._ask(origin, trail)
                    self._frontier.keep_site(kept)
                site = Site(Robots(kept.robots_status, kept.robots, self._user_agent), kept.tdmrep)
                self._known[origin] = kept.expires_at, site
        return site

    async def _ask(self, origin: str, trail: Trail) -> SiteRules:
        for _ in range(ROBOTS_TRIES):
            status, robots = await self._text(f"{origin}/robots.txt", MOST_BYTES, trail)
            found = Robots(status, robots, self._user_agent)
            if not found.unavailable:
                break
        _, tdmrep = (
            (0, "") if found.unavailable else await self._text(f"{origin}{TDMREP_PATH}", TDMREP_BYTES, trail)
        )
        return SiteRules(origin, status, robots, tdmrep, time.time() + found.lifetime)

    async def _text(self, url: str, most: int, trail: Trail) -> tuple[int, str]:
        """The status and the text of a small file, cut at `most` bytes; noted as one decision."""
        since, aside = datetime.now(UTC), Trail()
        name = url.rpartition("/")[2]
        try:
            reply = await self._visitor.follow(Wanted(url, most, cut=True), aside, _freely)
        except FetchFailed as failure:
            trail.note(url, name, since, failure.http_status, f"{failure.outcome}: {failure.detail}")
            if failure.outcome not in _NO_FILE:
                raise
            return _NO_FILE[failure.outcome], ""
        trail.note(url, name, since, reply.head.status_code)
        return reply.head.status_code, reply.body.decode("utf-8", "replace")


async def _freely(_url: httpx.URL) -> float:
    """Files of rules may be asked for without asking first."""
    return 0.0
