"""A server on loopback that sends whatever bytes a test wants, at whatever speed."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

HANG_UP = None


@dataclass(frozen=True)
class Asked:
    """A request as it came: its headers with names in lower case, the time on the monotonic clock."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    came_at: float
    connection: int

    @property
    def host(self) -> str:
        return self.headers["host"]


# Bytes are sent, numbers slept, None closes the connection.
Reply = Callable[[Asked], Iterable[bytes | float | None]]


def answer(body: bytes = b"", status: int = 200, wait: float = 0, **headers: object) -> Reply:
    """An ordinary answer. Names of headers are given with _ for -; Content-Length is added."""
    fields = {"Content_Length": len(body), **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items() if value is not None]
    head = "\r\n".join([f"HTTP/1.1 {status} It is so", *lines]).encode("latin-1") + b"\r\n\r\n"
    return lambda asked: [wait, head + (b"" if status == 304 else body)]


def raw(*steps: bytes | float | None) -> Reply:
    """Exactly this."""
    return lambda asked: steps


class RawSite(socketserver.ThreadingTCPServer):
    """Answers each path by `replies`: the first of its list, until one is left, which stays.

    Without an entry it is 404. A key with a host ("a.example/x") goes before one without.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.tls = tls
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[Asked] = []
        self.connections = 0
        self.busy: dict[str, int] = {}
        self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def connect_to(self) -> str:
        return f"127.0.0.1:{self.port}"

    def paths(self, host: str | None = None) -> list[str]:
        return [asked.path for asked in self.asked if host in (None, asked.host)]

    def reply_to(self, asked: Asked) -> Reply:
        with self.lock:
            self.asked.append(asked)
            replies = self.replies.get(f"{asked.host}{asked.path}") or self.replies.get(asked.path)
            if not replies:
                return answer(b"not here", 404)
            return replies.pop(0) if len(replies) > 1 else replies[0]

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what is tested."""


class _Handler(socketserver.BaseRequestHandler):
    server: RawSite

    def handle(self) -> None:
        with self.server.lock:
            self.server.connections += 1
            number = self.server.connections
        connection: socket.socket = self.request
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.server.tls:
            connection = self.server.tls.wrap_socket(connection, server_side=True)
        with connection, connection.makefile("rb") as incoming:
            while line := incoming.readline():
                asked = _read(line, incoming, number)
                with self._busy(asked.host):
                    for step in self.server.reply_to(asked)(asked):
                        if step is HANG_UP:
                            return
                        if isinstance(step, bytes):
                            connection.sendall(step)
                        else:
                            time.sleep(step)

    @contextmanager
    def _busy(self, host: str) -> Iterator[None]:
        site = self.server
        with site.lock:
            site.busy[host] = site.busy.get(host, 0) + 1
            site.most_at_once = max(site.most_at_once, site.busy[host])
        try:
            yield
        finally:
            with site.lock:
                site.busy[host] -= 1


def _read(line: bytes, incoming: BinaryIO, number: int) -> Asked:
    method, path, _ = line.decode("latin-1").split(" ", 2)
    headers: dict[str, str] = {}
    while (line := incoming.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    body = incoming.read(int(headers.get("content-length", 0)))
    return Asked(method, path, headers, body, time.monotonic(), number)


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[RawSite]:
    site = RawSite(tls)
    thread = threading.Thread(target=site.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
        thread.join()
