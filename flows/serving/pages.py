"""The pages of a data folder over HTTP on loopback: from Prefect's UI a browser opens no file."""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any

import httpx

from flows.errors import WrongUse
from flows.folder import DataFolder
from flows.settings import read_settings

ADDRESS_FILE = "pages.json"  # where runs on the same folder find the address
NAME = "wirehouse-pages"
# Nothing else is served: no listing, no other file of the folder.
_PAGE = re.compile(r"/(index\.html|stories/[0-9a-f]{20}\.html)?")
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    # A page's own policy is stricter still: it names its style by hash.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_MISSING = (
    b"<!doctype html><html lang=en><title>No page</title><h1>There is no page here</h1>"
    b"<p>Each load writes those of the stories that it touched. Any other: <code>wirehouse report ID</code>"
)


@dataclass(frozen=True)
class Pages:
    """Where pages are served, and which stories have one."""

    address: str
    story_ids: frozenset[str]

    def of(self, story_id: str) -> str | None:
        """The address of a story's page."""
        return f"{self.address}/stories/{story_id}.html" if story_id in self.story_ids else None


@contextmanager
def serving_pages(folder: DataFolder, port: int) -> Iterator[str | None]:
    """Serve the pages below `folder.report` on 127.0.0.1 until the block ends: their address; None where
    the settings switch it off.

    The port is that of the settings; else `port`, or any other where that is taken. Raises WrongUse where
    that of the settings is taken.
    """
    settings = read_settings(folder.root)
    if not settings.serve_report:
        yield None
        return
    server = _listening(folder.report, settings.report_port, port)
    note = folder.prefect / ADDRESS_FILE
    thread = threading.Thread(target=server.serve_forever, args=(0.2,), name=NAME, daemon=True)
    thread.start()
    try:
        note.write_text(json.dumps({"address": server.address}), encoding="utf-8")
        yield server.address
    finally:
        note.unlink(missing_ok=True)
        server.shutdown()
        server.server_close()


def pages_address(folder: DataFolder) -> str | None:
    """Where the pages of this folder are served now."""
    try:
        address = str(json.loads((folder.prefect / ADDRESS_FILE).read_text(encoding="utf-8"))["address"])
        found = httpx.head(f"{address}/", timeout=2, trust_env=False)
    except (OSError, ValueError, KeyError, httpx.HTTPError, httpx.InvalidURL):
        return None
    return address if found.headers.get("Server") == NAME else None  # there may be no page yet


def _listening(root: Path, wanted: int | None, usual: int) -> _Server:
    try:
        return _Server(root, wanted or usual)
    except OSError as error:
        if wanted:
            raise WrongUse(
                f"port {wanted} is taken; choose another as report.port in wirehouse.toml"
            ) from error
        return _Server(root, 0)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, root: Path, port: int) -> None:
        self.root = root
        super().__init__(("127.0.0.1", port), _Handler)
        self.address = f"http://127.0.0.1:{self.server_port}"
        # A name that a foreign site has pointed at 127.0.0.1 gets nothing.
        self.hosts = {f"127.0.0.1:{self.server_port}", f"localhost:{self.server_port}"}

    def server_bind(self) -> None:
        # HTTPServer asks the name service for its own name here, which can take seconds.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.socket.getsockname()

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], OSError):  # a client that goes away is no news
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = NAME
    timeout = 10

    def version_string(self) -> str:
        return NAME

    def do_GET(self) -> None:
        self._answer(is_whole=True)

    def do_HEAD(self) -> None:
        self._answer(is_whole=False)

    def _answer(self, *, is_whole: bool) -> None:
        status, body = self._page()
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if is_whole:
            self.wfile.write(body)

    def _page(self) -> tuple[HTTPStatus, bytes]:
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            return HTTPStatus.MISDIRECTED_REQUEST, b""
        asked = _PAGE.fullmatch(self.path.partition("?")[0])
        if asked is None:
            return HTTPStatus.NOT_FOUND, _MISSING
        try:
            return HTTPStatus.OK, (self.server.root / (asked[1] or "index.html")).read_bytes()
        except OSError:
            return HTTPStatus.NOT_FOUND, _MISSING

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: who looks at a page is nobody's business."""
