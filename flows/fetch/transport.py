"""Connections, kept per origin. Each goes to a machine that the gate has looked at."""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from functools import cache

import certifi
import httpx

from flows.fetch.answer import FetchFailed
from flows.fetch.connection import BadAnswer, ClosedEarly, Connection
from flows.fetch.gate import machines
from flows.fetch.policy import Policy

CONNECT_SECONDS = 10.0
MOST_IDLE = 100  # connections, over all origins

Origin = tuple[str, str, int]


@cache
def trusted() -> ssl.SSLContext:
    """The one TLS context: names checked, by the system's authorities, or certifi's where it has none.

    A context costs 25 ms to make.
    """
    paths = ssl.get_default_verify_paths()
    bare = paths.cafile is None and paths.capath is None  # Python from python.org on a Mac, thin containers
    return ssl.create_default_context(cafile=certifi.where() if bare else None)


class _Body(httpx.AsyncByteStream):
    """The body of an answer, still encoded. Raises FetchFailed."""

    def __init__(self, connection: Connection, status: int, done: Callable[[Connection], None]) -> None:
        self._connection = connection
        self._status = status
        self._done = done

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._connection.body():
                yield chunk
        except ClosedEarly as error:
            raise FetchFailed("cut off", str(error), self._status, passing=True) from error
        except BadAnswer as error:
            raise FetchFailed("bad answer", str(error), self._status) from error

    async def aclose(self) -> None:
        """Never waits: a cancelled request leaves no half-read connection behind."""
        self._done(self._connection)


class Transport(httpx.AsyncBaseTransport):
    """Keeps at most `policy.connections_per_host` idle connections per origin."""

    def __init__(self, policy: Policy, tls: ssl.SSLContext | None = None) -> None:
        self._policy = policy
        self._tls = tls
        self._idle: defaultdict[Origin, list[Connection]] = defaultdict(list)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to come: the connection is kept if all of it is read before `aclose`.

        The extension "sending" is called just before the request goes out. Raises FetchFailed.
        """
        origin = _origin(request.url)
        connection, status, headers = await self._ask(request)

        def done(used: Connection) -> None:
            if used.reusable:
                self._keep(origin, used)
            else:
                used.close()

        body = _Body(connection, status, done)
        answer = httpx.Response(status, headers=headers, stream=body, request=request)
        answer.headers.encoding = "latin-1"  # bytes as they came; who knows better may read them again
        return answer

    async def _ask(self, request: httpx.Request) -> tuple[Connection, int, httpx.Headers]:
        """Send the request; once more on a new connection where the server has closed a kept one."""
        origin = _origin(request.url)
        connection = self._kept(origin)
        fresh = connection is None
        connection = connection or await self._connect(request.url)
        try:
            request.extensions["sending"]()
            return connection, *await connection.ask(request)
        except ClosedEarly as error:
            connection.close()
            if fresh or request.method != "GET":
                raise FetchFailed("connection failed", str(error), passing=True) from error
        except BadAnswer as error:
            connection.close()
            raise FetchFailed("bad answer", str(error)) from error
        except BaseException:
            connection.close()
            raise
        self._drop(origin)
        return await self._ask(request)

    def _kept(self, origin: Origin) -> Connection | None:
        idle = self._idle[origin]
        while idle:
            connection = idle.pop()
            if connection.reusable:
                return connection
            connection.close()
        return None

    def _keep(self, origin: Origin, connection: Connection) -> None:
        idle = self._idle.pop(origin, [])
        self._idle[origin] = [*idle, connection]  # now the last to be used: the first is closed for room
        if len(idle) >= self._policy.connections_per_host:
            self._idle[origin].pop(0).close()
        if len(self._idle) > MOST_IDLE:
            self._drop(next(iter(self._idle)))

    def _drop(self, origin: Origin) -> None:
        for connection in self._idle.pop(origin, []):
            connection.close()

    async def _connect(self, url: httpx.URL) -> Connection:
        _, host, port = _origin(url)
        tls = (self._tls or trusted()) if url.scheme == "https" else None
        failed: OSError | None = None
        for machine, at_port in await self._machines(host, port):
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    return await Connection.open(machine, at_port, host, tls)
            except ssl.SSLCertVerificationError as error:
                raise FetchFailed("bad certificate", f"{host}: {error.verify_message}") from error
            except OSError as error:  # TimeoutError is one
                failed = error
        detail = f"{host}: {failed or 'no answer'}" if str(failed) else f"{host}: no connection in time"
        raise FetchFailed("connection failed", detail, passing=True) from failed

    async def _machines(self, host: str, port: int) -> list[tuple[str, int]]:
        if self._policy.connect_to is not None:
            machine, _, at_port = self._policy.connect_to.rpartition(":")
            return [(machine, int(at_port))]
        return [(machine, port) for machine in await machines(host, port, self._policy)]

    def close(self) -> None:
        for origin in list(self._idle):
            self._drop(origin)


def _origin(url: httpx.URL) -> Origin:
    host = url.raw_host.decode("ascii").lower()
    return url.scheme, host, url.port or (443 if url.scheme == "https" else 80)
