"""One HTTP/1.1 connection: httpcore's, over a stream of ours, for one request at a time.

httpcore's pool is not used: a request that is cancelled leaks its place there
(encode/httpcore#1093). What a server sends past the end of an answer httpcore would take
for the next one, and it reads interim answers without end; both are looked at here.
HTTP/2 is not spoken: with one request at a time to a host it costs httpx a fifth to a
quarter more processor time, and gains only where one host is asked many things at once.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator

import httpcore
import httpx

LONGEST_HEAD = 64 * 1024
PAUSE_ABOVE = 64 * 1024  # bytes that wait to be read
SMALL_CHUNK = 64
MOST_SMALL_CHUNKS = 5_000
EVENTS_PER_TURN = 64  # then the loop may look at its deadlines


class BadAnswer(Exception):
    """What came is no answer by the rules of HTTP, or is made to do harm."""


class ClosedEarly(BadAnswer):
    """The connection ended before the answer did."""


class _Stream(asyncio.Protocol, httpcore.AsyncNetworkStream):
    """The bytes of one connection as they come; the sender has to wait when we do not read."""

    def __init__(self) -> None:
        self.waiting = bytearray()
        self.ended = False
        self.head_left: int | None = None  # bytes that a head, with interim answers, may still take
        self._reader: asyncio.Future[None] | None = None
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        if len(self.waiting) > PAUSE_ABOVE:
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        self.ended = True
        self._wake()
        return False

    def connection_lost(self, error: Exception | None) -> None:
        self.ended = True
        self._wake()

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)

    async def read(self, max_bytes: int = 0, timeout: float | None = None) -> bytes:
        """Whatever has come; b"" at the end."""
        if not self.waiting and not self.ended:
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        data = bytes(self.waiting)
        self.waiting.clear()
        if self.head_left is not None:
            if self.head_left <= 0:
                raise BadAnswer(f"a head of more than {LONGEST_HEAD:,} bytes")
            self.head_left -= len(data)
        if not self.ended:
            self.transport.resume_reading()
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.transport.write(buffer)

    async def aclose(self) -> None:
        """At once, without a goodbye; never waits, so nothing can be cancelled half-way."""
        self.transport.abort()


class Connection:
    """An open connection to one origin."""

    def __init__(self, stream: _Stream, origin: httpcore.Origin) -> None:
        self._stream = stream
        self._origin = origin
        self._http = httpcore.AsyncHTTP11Connection(origin, stream)
        self._answer: httpcore.Response | None = None
        self._whole = False
        self._sized = False  # the answer is a page that says its length

    @classmethod
    async def open(cls, machine: str, port: int, name: str, tls: ssl.SSLContext | None) -> Connection:
        """Connect to the IP address `machine`; with TLS, its certificate must be one for `name`.

        Raises OSError (ssl.SSLError among them).
        """
        _, stream = await asyncio.get_running_loop().create_connection(
            _Stream, machine, port, ssl=tls, server_hostname=name if tls else None
        )
        return cls(stream, httpcore.Origin(b"https" if tls else b"http", name.encode(), port))

    @property
    def reusable(self) -> bool:
        """Whether the last answer came whole, nothing came after it, and the other side is still there."""
        stream = self._stream
        return self._whole and not (stream.waiting or stream.ended or stream.transport.is_closing())

    async def ask(self, request: httpx.Request) -> tuple[int, httpx.Headers]:
        """Send a request and wait for the head of its answer. Raises BadAnswer, ClosedEarly."""
        self._whole = False
        origin = self._origin
        url = httpcore.URL(
            scheme=origin.scheme, host=origin.host, port=origin.port, target=request.url.raw_path
        )
        self._stream.head_left = LONGEST_HEAD
        try:
            self._answer = await self._http.handle_async_request(
                httpcore.Request(request.method, url, headers=request.headers.raw, content=request.content)
            )
        except httpcore.RemoteProtocolError as error:
            raise (ClosedEarly if self._stream.ended else BadAnswer)(str(error)) from error
        self._stream.head_left = None
        if self._answer.status == 101:
            raise BadAnswer("another protocol where an answer should begin")
        headers = httpx.Headers(self._answer.headers)
        framed = "content-length" in headers and "transfer-encoding" not in headers
        self._sized = self._answer.status == 200 and framed
        return self._answer.status, headers

    async def body(self) -> AsyncIterator[bytes]:
        """The body as it comes, still encoded. Raises BadAnswer, ClosedEarly."""
        small = events = 0
        assert self._answer is not None
        try:
            async for data in self._answer.aiter_stream():
                events += 1
                small += len(data) < SMALL_CHUNK
                if small > MOST_SMALL_CHUNKS:
                    raise BadAnswer(f"more than {MOST_SMALL_CHUNKS:,} chunks of a few bytes")
                if events % EVENTS_PER_TURN == 0:
                    await asyncio.sleep(0)
                yield data
        except httpcore.RemoteProtocolError as error:
            raise (ClosedEarly if self._stream.ended else BadAnswer)(str(error)) from error
        surplus, _ = self._http._h11_state.trailing_data
        if self._sized and surplus.strip(b"\r\n"):
            # RFC 9112, 6.3: it may be the rest of the page. What comes later than the end cannot be known.
            raise BadAnswer(f"{len(surplus)} bytes or more beyond its Content-Length")
        await self._answer.aclose()
        self._whole = self._http.is_idle() and not surplus

    def close(self) -> None:
        """At once, without a goodbye; never waits, so nothing can be cancelled half-way."""
        self._stream.transport.abort()
