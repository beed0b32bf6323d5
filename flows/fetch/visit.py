"""One address asked for, over every redirect, within one deadline."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast

import httpx

from flows.fetch.answer import Attempt, FetchFailed
from flows.fetch.decode import read_bounded
from flows.fetch.gate import admit
from flows.fetch.pace import Pace
from flows.fetch.policy import Policy
from flows.fetch.redact import redacted
from flows.fetch.transport import Transport

MOST_REDIRECTS = 5
SMALL_BODY = 16_384  # of an answer that is not wanted: read, so that the connection can be kept

Leave = Callable[[httpx.URL], Awaitable[float]]  # raises FetchFailed, or gives the crawl-delay


@dataclass(frozen=True)
class Wanted:
    """A request as the gate may send it. `conditions` go only to the address they were learnt from."""

    url: str
    most_bytes: int
    method: str = "GET"
    body: bytes = b""
    redirects: int = MOST_REDIRECTS
    cut: bool = False  # a longer body is cut, not refused
    conditions: tuple[str, tuple[tuple[str, str], ...]] = ("", ())


@dataclass(frozen=True)
class Reply:
    """What came for the last address of the way. `body` is empty but for status 200."""

    url: httpx.URL
    head: httpx.Response
    body: bytes
    wire_bytes: int
    conditional: bool  # it was asked whether the page has changed


@dataclass
class Trail:
    """The decisions on one way, in their order."""

    attempts: list[Attempt] = field(default_factory=list)

    def note(
        self,
        url: object,
        outcome: str,
        since: datetime,
        http_status: int | None = None,
        detail: str | None = None,
    ) -> None:
        duration_ms = (datetime.now(UTC) - since).total_seconds() * 1000
        told = redacted(detail) if detail else None
        self.attempts.append(Attempt(redacted(str(url)), outcome, since, duration_ms, http_status, told))


class Visitor:
    """Goes where the gate lets it: every hop is looked at, waits for its turn and has its own headers."""

    def __init__(self, policy: Policy, pace: Pace, transport: Transport, concurrency: int) -> None:
        self._policy = policy
        self._pace = pace
        self._transport = transport
        self._places = asyncio.Semaphore(concurrency)

    async def follow(self, wanted: Wanted, trail: Trail, leave: Leave) -> Reply:
        """The reply at the end of the redirects, whatever its status. Raises FetchFailed."""
        address = admit(wanted.url, self._policy)
        seen = {str(address)}
        left = self._policy.deadline
        for _ in range(wanted.redirects + 1):
            delay = await leave(address)
            since, started = datetime.now(UTC), time.monotonic()
            host = address.netloc.decode("ascii").lower()
            async with self._pace.turn(host, delay) as waited, self._places:
                if waited:
                    trail.note(address, "waited", since, detail=f"{waited:.1f} s, as {host} wished")
                since, started = datetime.now(UTC), time.monotonic()
                reply = await self._ask(address, wanted, host, left)
            left -= time.monotonic() - started
            location = reply.head.headers.get("location")
            if reply.head.status_code not in (301, 302, 303, 307, 308) or location is None:
                return reply
            trail.note(address, "redirect", since, reply.head.status_code, f"to {location[:500]}")
            address = admit(_joined(address, location), self._policy)
            if str(address) in seen:
                raise FetchFailed("too many redirects", "they lead in a circle", reply.head.status_code)
            seen.add(str(address))
        raise FetchFailed("too many redirects", f"more than {wanted.redirects}", reply.head.status_code)

    async def _ask(self, url: httpx.URL, wanted: Wanted, host: str, seconds: float) -> Reply:
        """One request, and what the answer says of the host."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                reply = await self._exchange(url, wanted, host)
        except TimeoutError as error:
            self._pace.failed(host, "timeout", weight=2)  # it cost a whole deadline
            detail = f"no whole answer within {self._policy.deadline:g} s"
            raise FetchFailed("timeout", detail) from error
        except FetchFailed as failure:
            if failure.http_status is None and failure.outcome != "refused address":
                self._pace.failed(host, failure.outcome)
            raise
        status = reply.head.status_code
        if status in (429, 503):
            self._pace.refused(host, f"http {status}", reply.head.headers.get("retry-after"))
        elif status >= 500:
            self._pace.failed(host, f"http {status}")
        else:
            self._pace.answered(host)
        return reply

    async def _exchange(self, url: httpx.URL, wanted: Wanted, host: str) -> Reply:
        headers = self._headers(url)
        conditions = wanted.conditions[1] if wanted.conditions[0] == str(url) else ()
        if wanted.method == "POST":
            headers += [("Content-Type", "application/json"), ("Content-Length", str(len(wanted.body)))]
        request = httpx.Request(
            wanted.method,
            url,
            headers=[*headers, *conditions],
            content=wanted.body,
            extensions={"sending": lambda: self._pace.sending(host)},
        )
        head = await self._transport.handle_async_request(request)
        try:
            chunks = aiter(cast(httpx.AsyncByteStream, head.stream))
            if head.status_code != 200:
                await _drain(head, chunks)
                return Reply(url, head, b"", 0, bool(conditions))
            encoding = head.headers.get("content-encoding")
            body, wire_bytes = await read_bounded(chunks, encoding, wanted.most_bytes, wanted.cut)
            return Reply(url, head, body, wire_bytes, bool(conditions))
        finally:
            await head.aclose()

    def _headers(self, url: httpx.URL) -> list[tuple[str, str]]:
        """Ours, and those of the source if this is its own origin: scheme, host and port."""
        headers = [
            ("Host", url.netloc.decode("ascii")),
            ("User-Agent", self._policy.user_agent),
            ("Accept", "*/*"),
            ("Accept-Encoding", "gzip"),
        ]
        if self._policy.headers and _origin(httpx.URL(self._policy.origin or "")) == _origin(url):
            headers += self._policy.headers
        return headers


def _joined(base: httpx.URL, location: str) -> str:
    """The address that a Location header means; whether it may be asked, `admit` says."""
    # Headers come as Latin-1; an address in them is most often UTF-8.
    told = location.encode("latin-1").decode("utf-8", "replace").strip()
    try:
        return str(base.join(told))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchFailed("bad address", f"a redirect to {told[:200]!r}: {error}") from error


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


async def _drain(head: httpx.Response, chunks: AsyncIterator[bytes]) -> None:
    """Read a short body, so that the connection can be kept; leave a long one."""
    length = "0" if head.status_code == 304 else head.headers.get("content-length", "")
    if length.isdigit() and int(length) <= SMALL_BODY:
        async for _ in chunks:
            pass
