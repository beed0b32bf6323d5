"""The sample site on loopback, behind a real HTTP server."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any

from flows.sample.pages import Resource, load_edition

_NOT_FOUND = b"<!doctype html><title>Not found</title><h1>404</h1><p>There is no page at this address.</p>\n"


@dataclass(frozen=True)
class Seen:
    """One request that the server has answered."""

    method: str
    host: str
    path: str
    status: int


@dataclass(frozen=True)
class RunningSite:
    """Where every host of the site is served for now, and what was asked of it so far."""

    host: str
    port: int
    requests: list[Seen] = field(default_factory=list)


@contextmanager
def serve(edition: int) -> Iterator[RunningSite]:
    """One edition of the site on a free port of 127.0.0.1, until the block ends.

    The server looks at the Host header alone, so whoever connects decides that
    `*.example` lives here. Raises ValueError for an edition that does not exist.
    """
    server = _Server(load_edition(edition))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="sample-site", daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.stop()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that server_close waits for the last answers
    request_queue_size = 128

    def __init__(self, resources: Mapping[tuple[str, str], Resource]) -> None:
        self.resources = resources
        self.busy = {key for key, resource in resources.items() if resource.busy}
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = RunningSite("127.0.0.1", self.server_port)

    def server_bind(self) -> None:
        # HTTPServer asks the name service for its own name here, which can take seconds.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.socket.getsockname()

    def stop(self) -> None:
        """Close the kept-alive connections too, as their threads would wait for another request."""
        self.shutdown()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):  # its client was faster
                    connection.shutdown(socket.SHUT_RD)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that goes away in the middle of an answer is no news.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "sample-site"
    sys_version = ""
    disable_nagle_algorithm = True  # head and body go out in two writes

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower()
        resource = self.server.resources.get((host, self.path))
        if resource is None:
            self._answer(host, HTTPStatus.NOT_FOUND, {"Content-Type": "text/html; charset=utf-8"}, _NOT_FOUND)
            return
        if (host, self.path) in self.server.busy:
            self.server.busy.discard((host, self.path))
            self._answer(host, HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": "1"}, b"")
            return
        headers = {"ETag": resource.etag, "Last-Modified": format_datetime(resource.saved, usegmt=True)}
        if self._is_known(resource):
            self._answer(host, HTTPStatus.NOT_MODIFIED, headers, b"")
        else:
            headers["Content-Type"] = resource.content_type
            if resource.encoding is not None:
                headers["Content-Encoding"] = resource.encoding
            self._answer(host, HTTPStatus.OK, headers, resource.body)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal belongs to the run, and `RunningSite.requests` keeps the log."""

    def _is_known(self, resource: Resource) -> bool:
        """Whether the client has this very body (RFC 9110, 13.2.2: an ETag goes before a date)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return resource.etag in known or "*" in known
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
        except ValueError:
            return False
        return (since if since.tzinfo else since.replace(tzinfo=UTC)) >= resource.saved

    def _answer(self, host: str, status: HTTPStatus, headers: Mapping[str, str], body: bytes) -> None:
        self.server.site.requests.append(Seen(self.command, host, self.path, status.value))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
