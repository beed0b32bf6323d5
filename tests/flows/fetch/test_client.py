from __future__ import annotations

import asyncio
import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from flows.fetch import Answer, Fetcher, FetchFailed, Policy, client

Reply = Callable[[BaseHTTPRequestHandler], None]


class _Site(ThreadingHTTPServer):
    """A server that answers each path as the test says, and remembers who asked what."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[tuple[str, str]] = []
        self.busy: dict[str, int] = {}
        self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def connect_to(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: _Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        host = self.headers["Host"]
        with self.server.lock:
            self.server.asked.append((host, self.path))
            self.server.busy[host] = self.server.busy.get(host, 0) + 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.busy[host])
            replies = self.server.replies[self.path]
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
        try:
            reply(self)
        finally:
            with self.server.lock:
                self.server.busy[host] -= 1

    def log_message(self, *_: object) -> None:
        pass


def _answer(body: bytes = b"", status: int = 200, wait: float = 0, **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(wait)
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


@pytest.fixture
def site() -> Iterator[_Site]:
    server = _Site()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def _get(site: _Site, *urls: str) -> list[Answer | FetchFailed]:
    async def one(fetcher: Fetcher, url: str) -> Answer | FetchFailed:
        try:
            return await fetcher.get(url)
        except FetchFailed as failure:
            return failure

    async def every() -> list[Answer | FetchFailed]:
        async with Fetcher(Policy(connect_to=site.connect_to)) as fetcher:
            return list(await asyncio.gather(*(one(fetcher, url) for url in urls)))

    return asyncio.run(every())


def _got(answer: Answer | FetchFailed) -> Answer:
    assert isinstance(answer, Answer), answer
    return answer


def _outcome(answer: Answer | FetchFailed) -> str:
    assert isinstance(answer, FetchFailed), answer
    return answer.outcome


def test_an_answer_comes_whole_and_says_where_it_came_from(site: _Site) -> None:
    page = "Grüße".encode("latin-1")
    packed = gzip.compress(page)
    site.replies["/old"] = [_answer(status=301, Location="http://other.example/new")]
    site.replies["/new"] = [
        _answer(packed, Content_Encoding="gzip", Content_Type="text/html; charset=latin-1", ETag='"1"')
    ]
    answer = _got(_get(site, "http://first.example/old")[0])
    assert (answer.body, answer.charset, answer.etag) == (page, "latin-1", '"1"')
    assert (answer.url, answer.final_url) == ("http://first.example/old", "http://other.example/new")
    assert answer.wire_bytes == len(packed)
    assert site.asked == [("first.example", "/old"), ("other.example", "/new")]


def test_what_may_pass_is_tried_again_and_what_will_not_is_not(site: _Site) -> None:
    site.replies["/busy"] = [_answer(status=503), _answer(b"at last")]
    site.replies["/gone"] = [_answer(status=404)]
    busy, gone = _get(site, "http://a.example/busy", "http://b.example/gone")
    assert _got(busy).body == b"at last"
    assert _outcome(gone) == "http 404"
    assert [path for _, path in site.asked].count("/gone") == 1


def test_one_host_is_asked_one_thing_at_a_time(site: _Site) -> None:
    site.replies["/page"] = [_answer(b"x", wait=0.05)]
    answers = _get(site, *["http://a.example/page"] * 6)
    assert all(isinstance(answer, Answer) for answer in answers)
    assert site.most_at_once == 1


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (_answer(gzip.compress(b"0" * 30_000_000), Content_Encoding="gzip"), "too large"),
        (_answer(gzip.compress(b"page")[:-6], Content_Encoding="gzip"), "cut off"),
        (_answer(b"page", Content_Encoding="gzip"), "bad encoding"),
        (_answer(b"page", Content_Encoding="gzip, gzip"), "bad encoding"),
        (_answer(status=302, Location="/page"), "too many redirects"),
        (_answer(status=302, Location="file:///etc/passwd"), "bad address"),
        (_answer(status=302, Location="data:text/html,x"), "bad address"),
        (_answer(status=302, Location="http://[::1"), "bad address"),
    ],
)
def test_what_comes_in_is_bounded(site: _Site, reply: Reply, outcome: str) -> None:
    site.replies["/page"] = [reply]
    assert _outcome(_get(site, "http://a.example/page")[0]) == outcome


def test_a_slow_answer_meets_a_deadline(site: _Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "DEADLINE_SECONDS", 0.2)
    monkeypatch.setattr(client, "TRIES", 1)
    site.replies["/page"] = [_answer(b"late", wait=1)]
    assert _outcome(_get(site, "http://a.example/page")[0]) == "timeout"


@pytest.mark.parametrize("url", ["", "ftp://a.example/x", "http:///x", "http://a.example:port/", "\x00"])
def test_addresses_that_are_none(site: _Site, url: str) -> None:
    assert _outcome(_get(site, url)[0]) == "bad address"


def test_nobody_there() -> None:
    async def get() -> None:
        async with Fetcher(Policy(connect_to="127.0.0.1:9")) as fetcher:
            await fetcher.get("http://a.example/")

    with pytest.raises(FetchFailed) as failure:
        asyncio.run(get())
    assert failure.value.outcome == "connection failed"
