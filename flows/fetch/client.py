"""Ask for addresses: politely, within bounds, and again where that can help."""

from __future__ import annotations

import asyncio
import re
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType

import httpx

from flows.fetch.answer import Answer, FetchFailed
from flows.fetch.frontier import Frontier
from flows.fetch.pace import Pace
from flows.fetch.policy import Policy
from flows.fetch.reservations import reserved_by_page
from flows.fetch.site import Site, Sites
from flows.fetch.transport import Transport
from flows.fetch.visit import Reply, Trail, Visitor, Wanted

TRIES = 3
FIRST_PAUSE = 0.2  # seconds before another try, then twice as long


@dataclass
class _Way:
    """What one request meets on its way."""

    trail: Trail
    site: Site | None = None  # of the last hop


class Fetcher:
    """Fetches addresses of many hosts at once, each host at its own pace. An asynchronous context manager.

    `tls` replaces the system's authorities, for a test with an authority of its own.
    """

    def __init__(
        self,
        policy: Policy | None = None,
        frontier: Frontier | None = None,
        concurrency: int = 16,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._policy = policy or Policy()
        self._frontier = frontier or Frontier()
        self._transport = Transport(self._policy, tls)
        pace = Pace(self._policy, self._frontier)
        self._visitor = Visitor(self._policy, pace, self._transport, concurrency)
        self._sites = Sites(self._visitor, self._frontier, self._policy.user_agent)

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._transport.close()

    async def get(self, url: str, *, conditional: bool = True) -> Answer:
        """The answer to `url` after redirects; with `conditional`, whether it has changed at all.

        Raises FetchFailed for anything but a 200 (or a 304 that was asked for) within
        size, time and the rules of the site.
        """
        conditions = self._conditions(url) if conditional else ("", ())
        return await self._try(Wanted(url, self._policy.max_bytes, conditions=conditions))

    async def post(self, url: str, body: bytes) -> Answer:
        """The answer to a JSON body, for a service of the user's own: once, and with no redirect followed."""
        return await self._once(Wanted(url, self._policy.max_bytes, "POST", body, redirects=0), _Way(Trail()))

    async def _try(self, wanted: Wanted) -> Answer:
        way = _Way(Trail())
        for tried in range(1, TRIES + 1):
            since = datetime.now(UTC)
            try:
                return await self._once(wanted, way)
            except FetchFailed as failure:
                if not failure.passing or tried == TRIES:
                    failure.attempts = tuple(way.trail.attempts)
                    raise
                way.trail.note(wanted.url, failure.outcome, since, failure.http_status, failure.detail)
            await asyncio.sleep(FIRST_PAUSE * 2 ** (tried - 1))
        raise AssertionError("the loop returns or raises")

    async def _once(self, wanted: Wanted, way: _Way) -> Answer:
        async def leave(url: httpx.URL) -> float:
            return await self._may_go(url, way)

        since = datetime.now(UTC)
        reply = await self._visitor.follow(wanted, way.trail, leave)
        if reply.head.status_code != 200 and not (reply.head.status_code == 304 and reply.conditional):
            raise _unwanted(reply.head.status_code)
        by_page = reserved_by_page(reply.head.headers, reply.body)
        reserved = way.site.reserved(reply.url, by_page) if way.site else by_page
        if reserved and self._policy.respect_tdm:
            raise FetchFailed(
                "tdm reserved", "the page reserves text and data mining", reply.head.status_code
            )
        return _answer(wanted, reply, since, way.trail, reserved)

    async def _may_go(self, url: httpx.URL, way: _Way) -> float:
        """The crawl-delay of a site whose rules let us go to `url`. Raises FetchFailed where they do not."""
        if not self._policy.reads_site_rules:
            return 0.0
        way.site = await self._sites.rules(url, way.trail)
        robots = way.site.robots
        if self._policy.respect_robots:
            if robots.unavailable:
                raise FetchFailed(
                    "robots unavailable", "without a robots.txt that can be read nothing is asked for"
                )
            if not robots.allows(str(url)):
                raise FetchFailed("forbidden by robots", "robots.txt of the site keeps us from this address")
        if self._policy.respect_tdm and way.site.reserved(url):
            raise FetchFailed("tdm reserved", "the site reserves text and data mining")
        return robots.crawl_delay if self._policy.respect_robots else 0.0

    def _conditions(self, url: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        known = self._frontier.known(url)
        if known is None:
            return "", ()
        told = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
        # They were sent to us, and go back into a header: only what may stand in one.
        safe = tuple(
            (name, value) for name, value in told if value and re.fullmatch(r"[\x20-\x7e]{1,500}", value)
        )
        return known.final_url, safe


def _unwanted(status: int) -> FetchFailed:
    passing = status >= 500 or status == 429
    return FetchFailed(f"http {status}", f"the server answered {status}", status, passing)


def _answer(wanted: Wanted, reply: Reply, since: datetime, trail: Trail, reserved: bool | None) -> Answer:
    headers = reply.head.headers
    content_type = headers.get("content-type", "")
    charset = re.search(r"(?i)charset\s{0,5}=\s{0,5}[\"']?([a-z0-9_.:-]{1,40})", content_type)
    return Answer(
        url=wanted.url,
        final_url=str(reply.url),
        http_status=reply.head.status_code,
        body=reply.body,
        content_type=content_type,
        charset=charset[1] if charset else None,
        wire_bytes=reply.wire_bytes,
        requested_at=since,
        duration_ms=(datetime.now(UTC) - since).total_seconds() * 1000,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        not_modified=reply.head.status_code == 304,
        tdm_reserved=reserved,
        attempts=tuple(trail.attempts),
    )
