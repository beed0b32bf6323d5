"""A site of a test's own on loopback: what is put into `pages` is served, whatever the host is called."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from flows.sources import Source


@dataclass(frozen=True)
class Served:
    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class SmallSite:
    port: int = 0
    pages: dict[str, Served] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(
        default_factory=list
    )  # path and status, without robots.txt and the like
    came: list[tuple[str, float]] = field(default_factory=list)  # the host of every request, and when it came

    def put(self, path: str, body: str | bytes, status: int = 200, **more: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        kind = more.pop("kind", "text/html; charset=utf-8")
        self.pages[path] = Served(data, status, kind, tuple(more.items()))

    def article(self, name: str, words: str = "") -> str:
        """Put a page that reads as an article, and give its address."""
        self.put(f"/news/{name}", page(name, words))
        return f"http://harbour.example/news/{name}"

    def feed(self, *urls: str, path: str = "/feed") -> None:
        items = "".join(f"<item><title>t</title><link>{url}</link></item>" for url in urls)
        self.put(path, f"<rss><channel>{items}</channel></rss>", kind="application/rss+xml")

    def source(self, kind: str = "feed", path: str = "/feed", **more: object) -> Source:
        made = Source("harbour", kind, f"http://harbour.example{path}")  # type: ignore[arg-type]
        return replace(made, connect_to=f"127.0.0.1:{self.port}", min_interval=0.0, **more)  # type: ignore[arg-type]

    def statuses(self, path: str) -> list[int]:
        return [status for asked, status in self.asked if asked == path]


def page(name: str, words: str = "") -> str:
    """A page that reads as an article, with an edit of your own."""
    title = f"Crane {name} is put up at the northern quay"
    return f"""<!doctype html><html lang=en><head><title>{title}</title>
<meta property='article:published_time' content='2026-04-02T08:00:00Z'></head><body><article><h1>{title}</h1>
<p>The port of Leixoes has put up crane {name} on Thursday, its tenth of 48 metres, at a cost of 12 million
euros. {words}</p><p>The authority counted 1.4 million containers in 2025, 3 percent fewer than in the year
before, its annual report {name} says.</p></article></body></html>"""


@contextmanager
def small_site() -> Iterator[SmallSite]:
    site = SmallSite()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            site.came.append((self.headers.get("Host", ""), time.monotonic()))
            served = site.pages.get(self.path, Served(b"<h1>404</h1>", 404))
            tag = f'"{hashlib.sha256(served.body).hexdigest()[:16]}"'
            known = served.status == 200 and self.headers.get("If-None-Match") == tag
            status, body = (304, b"") if known else (served.status, served.body)
            if self.path not in ("/robots.txt", "/.well-known/tdmrep.json"):
                site.asked.append((self.path, status))
            self.send_response(status)
            for name, value in (("ETag", tag), ("Content-Type", served.kind), *served.headers):
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that was killed is what some tests are about

    server = Server(("127.0.0.1", 0), Handler)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
