from __future__ import annotations

import asyncio
import gzip
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from raw_site import HANG_UP, Asked, RawSite, Reply, answer, raw

from flows.fetch import Answer, Fetcher, FetchFailed, Frontier, Policy

Get = Callable[..., list[Answer | FetchFailed]]


def _got(got: Answer | FetchFailed) -> Answer:
    assert isinstance(got, Answer), got
    return got


def _failed(got: Answer | FetchFailed) -> FetchFailed:
    assert isinstance(got, FetchFailed), got
    return got


def test_an_answer_comes_whole_and_says_where_it_came_from(site: RawSite, get: Get) -> None:
    page = "Grüße".encode("latin-1")
    packed = gzip.compress(page)
    site.replies["/old"] = [answer(status=301, Location="http://other.example/new#part")]
    kind = "text/html; charset=latin-1"
    site.replies["/new"] = [answer(packed, Content_Encoding="gzip", Content_Type=kind, ETag='"1"')]
    found = _got(get("http://first.example/old")[0])
    assert (found.body, found.charset, found.etag) == (page, "latin-1", '"1"')
    assert (found.url, found.final_url) == ("http://first.example/old", "http://other.example/new")
    assert found.wire_bytes == len(packed)
    assert [(asked.host, asked.path) for asked in site.asked] == [
        ("first.example", "/old"),
        ("other.example", "/new"),
    ]
    assert [(step.outcome, step.http_status) for step in found.attempts] == [("redirect", 301)]


def test_what_may_pass_is_tried_again_and_what_will_not_is_not(site: RawSite, get: Get) -> None:
    site.replies["/busy"] = [answer(status=500), *[raw(HANG_UP)] * 2, answer(b"at last")]
    site.replies["/gone"] = [answer(status=404)]
    busy, gone = get("http://a.example/busy", "http://b.example/gone")
    assert _got(busy).body == b"at last"
    assert [step.outcome for step in _got(busy).attempts] == ["http 500", "connection failed"]
    assert _failed(gone).outcome == "http 404"
    assert site.paths().count("/gone") == 1


def test_one_host_is_asked_one_thing_at_a_time_and_on_one_connection(site: RawSite, get: Get) -> None:
    site.replies["/page"] = [answer(b"x", wait=0.02)]
    found = get(*["http://a.example/page"] * 6)
    assert all(isinstance(one, Answer) for one in found)
    assert (site.most_at_once, site.connections) == (1, 1)


def test_many_hosts_are_asked_at_once(site: RawSite, get: Get) -> None:
    site.replies["/page"] = [answer(b"x", wait=0.3)]
    started = time.monotonic()
    found = get(*[f"http://{number}.example/page" for number in range(12)])
    assert all(isinstance(one, Answer) for one in found)
    assert time.monotonic() - started < 1.5


def _slowly(*_: Asked) -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    while True:
        yield 0.1
        yield b"x"


def _headers_without_end(*_: Asked) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-More: and more\r\n" * 100


def _interim_without_end(*_: Asked) -> Iterator[bytes]:
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\n\r\n"


def _tiny_chunks(*_: Asked) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    while True:
        yield b"1\r\nx\r\n" * 1000


def _no_end(*_: Asked) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while True:
        yield b"x" * 65536


PAGE = b"<p>words</p>"
BOMB = gzip.compress(b"0" * 60_000_000)


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (answer(BOMB, Content_Encoding="gzip"), "too large"),
        (answer(gzip.compress(BOMB), Content_Encoding="gzip, gzip"), "bad encoding"),
        (
            raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n", None),
            "bad encoding",
        ),
        (answer(PAGE, Content_Encoding="br"), "bad encoding"),
        (answer(PAGE, Content_Encoding="zstd"), "bad encoding"),
        (answer(PAGE, Content_Encoding="deflate"), "bad encoding"),
        (answer(PAGE, Content_Encoding="gzip"), "bad encoding"),
        (answer(gzip.compress(PAGE) * 2, Content_Encoding="gzip"), "bad encoding"),
        (answer(gzip.compress(PAGE)[:-6], Content_Encoding="gzip"), "cut off"),
        (answer(PAGE, Content_Length=1000), "timeout"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + PAGE, None), "cut off"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + PAGE), "bad answer"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\n" + PAGE), "bad answer"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n" + PAGE), "bad answer"),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n" + PAGE), "bad answer"),
        (raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"), "bad answer"),
        (raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), "bad answer"),
        (raw(None), "connection failed"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-", None), "connection failed"),
        (_slowly, "timeout"),
        (_headers_without_end, "bad answer"),
        (_interim_without_end, "bad answer"),
        (_tiny_chunks, "bad answer"),
        (_no_end, "too large"),
        (answer(status=204), "http 204"),
        (answer(status=304), "http 304"),
        (answer(status=302), "http 302"),
    ],
)
def test_what_comes_in_is_bounded(site: RawSite, get: Get, reply: Reply, outcome: str) -> None:
    site.replies["/page"] = [reply]
    started = time.monotonic()
    assert _failed(get("http://a.example/page", deadline=0.8)[0]).outcome == outcome
    assert time.monotonic() - started < 4


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        ("/page", "too many redirects"),
        ("/page#elsewhere", "too many redirects"),
        ("/hop", "too many redirects"),
        ("file:///etc/passwd", "bad address"),
        ("data:text/html,x", "bad address"),
        ("ftp://a.example/", "bad address"),
        ("http://[::1", "bad address"),
        ("http://user:secret@a.example/", "bad address"),
        ("http:\\\\a.example\\", "bad address"),
        ("http://a.example:22/", "bad address"),
        ("http://127.1/", "bad address"),
        ("//", "too many redirects"),
        ("http://a.example/" + "x" * 5000, "bad address"),
    ],
)
def test_no_redirect_leads_astray(site: RawSite, get: Get, location: str, outcome: str) -> None:
    site.replies["/page"] = [answer(status=302, Location=location)]
    site.replies["/hop"] = [answer(status=302, Location="/hop0")]
    for number in range(10):
        site.replies[f"/hop{number}"] = [answer(status=302, Location=f"/hop{number + 1}")]
    failure = _failed(get("http://a.example/page")[0])
    assert failure.outcome == outcome
    assert "secret" not in str(failure.attempts)
    assert len(site.asked) <= 6


def test_a_redirect_in_plain_utf8_is_followed(site: RawSite, get: Get) -> None:
    location = "/новости".encode()
    site.replies["/page"] = [
        raw(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n")
    ]
    site.replies["/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"] = [answer(b"page")]
    assert _got(get("http://a.example/page")[0]).body == b"page"


MEASURE = r"""
import asyncio, re, resource, sys
from pathlib import Path
from flows.fetch import Fetcher, FetchFailed, Policy
def peak():
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says begins with the peak of the parent
        return int(re.search(r"VmHWM:[^0-9]*([0-9]+)", status.read_text())[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
async def main():
    policy = Policy(connect_to=sys.argv[1], min_interval=0, respect_robots=False, deadline=2.0)
    async with Fetcher(policy) as fetcher:
        before = peak()
        found = await asyncio.gather(*map(fetcher.get, sys.argv[2:]), return_exceptions=True)
    assert all(isinstance(one, FetchFailed) for one in found), found
    print((peak() - before) // 1000)
asyncio.run(main())
"""


def _hostile(site: RawSite) -> list[str]:
    """The addresses of six hosts that mean harm."""
    bombs = [answer(BOMB, Content_Encoding="gzip"), _slowly, _headers_without_end, _interim_without_end]
    for number, reply in enumerate([*bombs, _tiny_chunks, _no_end]):
        site.replies[f"/{number}"] = [reply]
    return [f"http://{number}.example/{number}" for number in range(6)]


def test_all_of_that_at_once_takes_little_memory(site: RawSite) -> None:
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-c", MEASURE, site.connect_to, *_hostile(site)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=True)
    assert int(done.stdout) < 150, "MB over the start"


def test_all_of_that_at_once_harms_no_other_page(site: RawSite, get: Get) -> None:
    site.replies["/page"] = [answer(PAGE)]
    good = [f"http://good{number}.example/page" for number in range(20)]
    found = get(*_hostile(site), *good, deadline=3.0)
    assert all(isinstance(one, FetchFailed) for one in found[:6])
    assert [_got(one).body for one in found[6:]] == [PAGE] * 20


def test_bytes_after_an_answer_are_not_the_next_answer(site: RawSite, get: Get) -> None:
    forged = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"
    first = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst"
    site.replies["/at-once"] = [raw(first + forged)]
    site.replies["/later"] = [raw(first, 0.05, forged)]
    site.replies["/next"] = [answer(b"next")]

    async def both(path: str) -> list[bytes]:
        policy = Policy(connect_to=site.connect_to, min_interval=0, respect_robots=False)
        async with Fetcher(policy) as fetcher:
            one = await fetcher.get(f"http://a.example{path}")
            await asyncio.sleep(0.15)
            return [one.body, (await fetcher.get("http://a.example/next")).body]

    assert asyncio.run(both("/later")) == [b"first", b"next"]
    with pytest.raises(FetchFailed, match="beyond its Content-Length"):
        asyncio.run(both("/at-once"))
    assert _got(get("http://a.example/next")[0]).body == b"next"


def test_an_empty_line_after_a_page_is_forgiven(site: RawSite, get: Get) -> None:
    site.replies["/page"] = [raw(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage\r\n")]
    assert _got(get("http://a.example/page")[0]).body == b"page"


def test_a_kept_connection_that_the_server_has_closed_is_no_failure(site: RawSite, get: Get) -> None:
    site.replies["/page"] = [answer(b"one"), raw(HANG_UP), answer(b"two")]
    found = get("http://a.example/page", "http://a.example/page")
    assert [_got(one).body for one in found] == [b"one", b"two"]
    assert _got(found[1]).attempts == ()


@pytest.mark.parametrize(
    "url", ["", "ftp://a.example/x", "http:///x", "http://a.example:port/", "\x00", "x" * 9000]
)
def test_addresses_that_are_none(site: RawSite, get: Get, url: str) -> None:
    assert _failed(get(url)[0]).outcome == "bad address"


def test_nobody_there(get: Get) -> None:
    assert _failed(get("http://a.example/", connect_to="127.0.0.1:9")[0]).outcome == "connection failed"


def test_what_is_known_is_asked_for_only_if_it_has_changed(site: RawSite, get: Get) -> None:
    def conditional(asked: Asked) -> list[bytes | float | None]:
        known = asked.headers.get("if-none-match") == '"1"'
        return list((answer(status=304, ETag='"1"') if known else answer(b"page", ETag='"1"'))(asked))

    site.replies["/page"] = [conditional]
    site.replies["/moved"] = [answer(status=302, Location="http://b.example/page")]
    frontier = Frontier()
    for url in ("http://a.example/page", "http://a.example/moved"):
        first = _got(get(url, frontier=frontier)[0])
        assert (first.not_modified, first.body) == (False, b"page")
        frontier.remember("source", first)
        second = _got(get(url, frontier=frontier)[0])
        assert (second.not_modified, second.body, second.http_status) == (True, b"", 304)
        assert frontier.remember("source", second).visits == 2
    sent = [(asked.path, "if-none-match" in asked.headers) for asked in site.asked]
    assert sent[2:] == [("/moved", False), ("/page", False), ("/moved", False), ("/page", True)]


def test_a_remembered_validator_cannot_break_out_of_its_header(site: RawSite, get: Get) -> None:
    site.replies["/page"] = [answer(b"page")]
    frontier = Frontier()
    now = datetime.now(UTC)
    bad = Answer(
        "http://a.example/page", "http://a.example/page", 200, b"", "", None, 0, now, 0, '"é\r\nX: y', None
    )
    frontier.remember("source", bad)
    assert _got(get("http://a.example/page", frontier=frontier)[0]).body == b"page"
    assert "x" not in site.asked[0].headers


def test_own_headers_go_to_the_own_origin_alone(site: RawSite, get: Get) -> None:
    site.replies["/page"] = [answer(status=302, Location="http://b.example/other")]
    site.replies["/other"] = [answer(status=302, Location="http://a.example:8080/there")]
    site.replies["/there"] = [answer(b"page")]
    own = (("X-Api-Key", "letmein"), ("Cookie", "a=b"))
    _got(get("http://a.example/page", headers=own, origin="http://a.example")[0])
    assert [asked.headers.get("x-api-key") for asked in site.asked] == ["letmein", None, None]
    assert [asked.headers.get("cookie") for asked in site.asked] == ["a=b", None, None]


def test_a_cookie_that_is_set_is_never_sent_back(site: RawSite, get: Get) -> None:
    site.replies["/page"] = [answer(b"page", Set_Cookie="id=1")]
    get("http://a.example/page", "http://a.example/page")
    assert all("cookie" not in asked.headers for asked in site.asked)


def test_a_post_goes_once_and_follows_nothing(site: RawSite) -> None:
    site.replies["/api"] = [answer(b'{"a": 1}'), answer(status=302, Location="/else")]

    async def both() -> Answer:
        policy = Policy(respect_robots=False, min_interval=0, allow_hosts=frozenset({"localhost"}))
        async with Fetcher(policy) as fetcher:
            url = f"http://localhost:{site.port}/api"
            first = await fetcher.post(url, b"{}")
            with pytest.raises(FetchFailed, match="more than 0"):
                await fetcher.post(url, b"{}")
            return first

    assert asyncio.run(both()).body == b'{"a": 1}'
    assert [(asked.method, asked.body) for asked in site.asked] == [("POST", b"{}")] * 2
