"""Ask for one address, within bounds."""

from __future__ import annotations

import asyncio
import zlib
from collections import defaultdict
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import urlsplit

import httpcore
import httpx

from flows.fetch.answer import Answer, FetchFailed
from flows.fetch.frontier import Frontier
from flows.fetch.policy import Policy
from flows.fetch.transport import Transport

MAX_BYTES = 20_000_000
MAX_REDIRECTS = 5
DEADLINE_SECONDS = 30.0
TRIES = 3


class Fetcher:
    """Fetches addresses, one at a time per host and `concurrency` in all.

    Use it as an asynchronous context manager.
    """

    def __init__(
        self, policy: Policy | None = None, frontier: Frontier | None = None, concurrency: int = 16
    ) -> None:
        self._policy = policy or Policy()
        self._frontier = frontier or Frontier()
        self._transport = Transport(self._policy.connect_to, max_connections=concurrency)
        self._places = asyncio.Semaphore(concurrency)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._transport.aclose()

    async def get(self, url: str, *, conditional: bool = True) -> Answer:
        """The answer to `url` after redirects, tried again where that can help.

        Raises FetchFailed for anything but a 200 within size and time.
        """
        for attempt in range(TRIES):
            try:
                return await self._get_once(url)
            except FetchFailed as failure:
                if not failure.passing or attempt == TRIES - 1:
                    raise
            await asyncio.sleep(0.2 * 2**attempt)
        raise AssertionError("the loop returns or raises")

    async def _get_once(self, url: str) -> Answer:
        try:
            async with self._places, self._hosts[urlsplit(url).netloc], asyncio.timeout(DEADLINE_SECONDS):
                return await self._follow(url)
        except TimeoutError as error:
            raise FetchFailed(
                "timeout", f"no whole answer within {DEADLINE_SECONDS:.0f} s", passing=True
            ) from error
        except (
            httpcore.NetworkError,
            httpcore.TimeoutException,
            httpcore.ProtocolError,
            httpx.TransportError,
        ) as error:
            detail = str(error) or type(error).__name__
            raise FetchFailed("connection failed", detail, passing=True) from error
        except (httpx.InvalidURL, httpcore.UnsupportedProtocol, ValueError) as error:
            raise FetchFailed("bad address", str(error)) from error

    async def _follow(self, url: str) -> Answer:
        requested_at = datetime.now(UTC)
        started = asyncio.get_running_loop().time()
        address = httpx.URL(url)
        for _ in range(MAX_REDIRECTS + 1):
            if address.scheme not in ("http", "https") or not address.host:
                raise FetchFailed("bad address", f"{address.scheme or 'no scheme'}: only http and https")
            request = httpx.Request(
                "GET", address, headers={"User-Agent": self._policy.user_agent, "Accept-Encoding": "gzip"}
            )
            response = await self._transport.handle_async_request(request)
            try:
                if response.is_redirect and "location" in response.headers:
                    address = address.join(response.headers["location"])
                    continue
                _expect_ok(response)
                body, wire_bytes = await _read_bounded(response)
            finally:
                await response.aclose()
            return Answer(
                url=url,
                final_url=str(address),
                http_status=response.status_code,
                body=body,
                content_type=response.headers.get("content-type", ""),
                charset=response.charset_encoding,
                wire_bytes=wire_bytes,
                requested_at=requested_at,
                duration_ms=(asyncio.get_running_loop().time() - started) * 1000,
                etag=response.headers.get("etag"),
                last_modified=response.headers.get("last-modified"),
            )
        raise FetchFailed("too many redirects", f"more than {MAX_REDIRECTS}")


def _expect_ok(response: httpx.Response) -> None:
    status = response.status_code
    if status != 200:
        passing = status >= 500 or status == 429
        raise FetchFailed(f"http {status}", f"the server answered {status}", status, passing)


async def _read_bounded(response: httpx.Response) -> tuple[bytes, int]:
    """The decoded body and the bytes that came over the wire; neither is ever over MAX_BYTES."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise FetchFailed("bad encoding", f"content-encoding {encoding!r} was not asked for", 200)
    decoder = zlib.decompressobj(31) if encoding == "gzip" else None
    body, wire_bytes = bytearray(), 0
    stream = response.stream
    assert isinstance(stream, httpx.AsyncByteStream)
    async for chunk in stream:
        wire_bytes += len(chunk)
        try:
            body += decoder.decompress(chunk, MAX_BYTES + 1) if decoder else chunk
        except zlib.error as error:
            raise FetchFailed("bad encoding", str(error), 200) from error
        if max(wire_bytes, len(body)) > MAX_BYTES:
            raise FetchFailed("too large", f"over {MAX_BYTES:,} bytes", 200)
    if decoder and not decoder.eof:
        raise FetchFailed("cut off", "the body ended before its encoding did", 200, passing=True)
    return bytes(body), wire_bytes
