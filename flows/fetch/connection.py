"""One HTTP/1.1 connection: h11 over asyncio, for one request at a time.

httpcore's pool is not used: a request that is cancelled leaks its place there
(encode/httpcore#1093), and what a server sends past the end of an answer is taken for
the next one. Here both end the connection.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass

import h11

LONGEST_HEAD = 64 * 1024
MOST_INTERIM_ANSWERS = 10  # 1xx
PAUSE_ABOVE = 64 * 1024  # bytes that wait to be read
SMALL_CHUNK = 64
MOST_SMALL_CHUNKS = 5_000
EVENTS_PER_TURN = 64  # then the loop may look at its deadlines


class BadAnswer(Exception):
    """What came is no answer by the rules of HTTP, or is made to do harm."""


class ClosedEarly(BadAnswer):
    """The connection ended before the answer did."""


@dataclass(frozen=True)
class Head:
    """Status and headers of an answer; a header that came twice is joined with commas (RFC 9110, 5.3)."""

    status: int
    headers: dict[str, str]  # names in lower case


class _Stream(asyncio.Protocol):
    """The bytes of one connection as they come; the sender has to wait when we do not read."""

    def __init__(self) -> None:
        self.waiting = bytearray()
        self.ended = False
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

    async def read(self) -> bytes:
        """Whatever has come; b"" at the end."""
        if not self.waiting and not self.ended:
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        data = bytes(self.waiting)
        self.waiting.clear()
        if not self.ended:
            self.transport.resume_reading()
        return data


class Connection:
    """An open connection to one origin."""

    def __init__(self, stream: _Stream) -> None:
        self._stream = stream
        self._http = h11.Connection(our_role=h11.CLIENT, max_incomplete_event_size=LONGEST_HEAD)
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
        return cls(stream)

    @property
    def reusable(self) -> bool:
        """Whether the last answer came whole, nothing came after it, and the other side is still there."""
        stream = self._stream
        return self._whole and not (stream.waiting or stream.ended or stream.transport.is_closing())

    async def ask(self, method: str, target: bytes, headers: Sequence[tuple[str, str]], body: bytes) -> Head:
        """Send a request and wait for the head of its answer. Raises BadAnswer, ClosedEarly."""
        if self._whole:
            self._http.start_next_cycle()
            self._whole = False
        request = self._http.send(h11.Request(method=method, target=target, headers=list(headers))) or b""
        sent = self._http.send(h11.Data(data=body)) if body else b""
        self._stream.transport.write(request + (sent or b"") + (self._http.send(h11.EndOfMessage()) or b""))
        for _ in range(MOST_INTERIM_ANSWERS):
            event = await self._next()
            if isinstance(event, h11.Response):
                head = Head(event.status_code, _joined(event.headers))
                sizes = head.headers.keys() & {"content-length", "transfer-encoding"}
                self._sized = head.status == 200 and sizes == {"content-length"}
                return head
            if not isinstance(event, h11.InformationalResponse) or event.status_code == 101:
                raise BadAnswer(f"{type(event).__name__} where an answer should begin")
        raise BadAnswer(f"more than {MOST_INTERIM_ANSWERS} interim answers")

    async def body(self) -> AsyncIterator[bytes]:
        """The body as it comes, still encoded. Raises BadAnswer, ClosedEarly."""
        small = 0
        events = 0
        while True:
            event = await self._next()
            if not isinstance(event, h11.Data):
                break
            events += 1
            small += len(event.data) < SMALL_CHUNK
            if small > MOST_SMALL_CHUNKS:
                raise BadAnswer(f"more than {MOST_SMALL_CHUNKS:,} chunks of a few bytes")
            if events % EVENTS_PER_TURN == 0:
                await asyncio.sleep(0)
            yield bytes(event.data)
        # More bytes would be read as the answer to whatever is asked next: a forged page.
        surplus, _ = self._http.trailing_data
        if self._sized and surplus.strip(b"\r\n"):
            # RFC 9112, 6.3: it may be the rest of the page. What comes later than the end cannot be known.
            raise BadAnswer(f"{len(surplus)} bytes or more beyond its Content-Length")
        done = self._http.our_state is h11.DONE and self._http.their_state is h11.DONE
        self._whole = done and not surplus

    async def _next(self) -> h11.Event:
        data = b"as yet"
        while True:
            try:
                event = self._http.next_event()
                if event is h11.NEED_DATA:
                    data = await self._stream.read()
                    self._http.receive_data(data)
                    continue
            except h11.RemoteProtocolError as error:
                raise (BadAnswer if data else ClosedEarly)(str(error)) from error
            if isinstance(event, h11.ConnectionClosed):
                raise ClosedEarly("the connection was closed without an answer")
            assert isinstance(event, h11.Event), event  # PAUSED comes only to who asks for another protocol
            return event

    def close(self) -> None:
        """At once, without a goodbye; never waits, so nothing can be cancelled half-way."""
        self._stream.transport.abort()


def _joined(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("ascii"), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers
