from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from flows.sample import FEED_URL, RunningSite, Seen, load_edition, serve

FEED = "/feed.xml"
NEWSDESK = {"Host": "newsdesk.example"}


@pytest.fixture
def site() -> Iterator[RunningSite]:
    with serve(1) as running:
        yield running


@pytest.fixture
def client(site: RunningSite) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"http://{site.host}:{site.port}", trust_env=False) as client:
        yield client


@pytest.mark.parametrize("edition", [1, 2])
def test_every_page_is_served_as_it_is(edition: int) -> None:
    with serve(edition) as site, httpx.Client(trust_env=False) as client:
        for (host, path), resource in load_edition(edition).items():
            address = f"http://{site.host}:{site.port}{path}"
            if resource.busy:
                busy = client.get(address, headers={"Host": host})
                assert (busy.status_code, busy.headers["retry-after"]) == (429, "1")
            with client.stream("GET", address, headers={"Host": host}) as answer:
                assert b"".join(answer.iter_raw()) == resource.body
            assert answer.status_code == 200
            assert answer.headers.get("content-encoding") == resource.encoding
            assert answer.headers["content-type"] == resource.content_type
            assert int(answer.headers["content-length"]) == len(resource.body)


@pytest.mark.parametrize("host", ["newsdesk.example", "NEWSDESK.example", "newsdesk.example:80"])
def test_the_host_header_alone_says_which_site_it_is(client: httpx.Client, host: str) -> None:
    assert FEED_URL == "http://newsdesk.example/feed.xml"
    assert client.get(FEED, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("newsdesk.example", "/robots.txt"),
        ("norwind-wire.example", FEED),
        ("127.0.0.1", FEED),
        ("ampere-weekly.example", "/template.html"),
        ("ampere-weekly.example", "/../outlets.toml"),
        ("ampere-weekly.example", "/storage"),
    ],
)
def test_what_is_not_there_is_404(site: RunningSite, host: str, path: str) -> None:
    with socket.create_connection((site.host, site.port), timeout=5) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 404 ")


def test_a_head_request_has_the_headers_of_the_page_and_no_body(client: httpx.Client) -> None:
    got, head = client.get(FEED, headers=NEWSDESK), client.head(FEED, headers=NEWSDESK)
    assert head.content == b""
    assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ({"If-None-Match": "{etag}"}, 304),
        ({"If-None-Match": 'W/{etag}, "other"'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"other"'}, 200),
        ({"If-None-Match": '"other"', "If-Modified-Since": "{saved}"}, 200),  # the tag goes first
        ({"If-Modified-Since": "{saved}"}, 304),
        ({"If-Modified-Since": "Sat, 21 Nov 2026 08:00:00 GMT"}, 304),
        ({"If-Modified-Since": "Sat, 21 Nov 2026 08:00:00 -0000"}, 304),
        ({"If-Modified-Since": "Fri, 01 May 2026 08:00:00 GMT"}, 200),
        ({"If-Modified-Since": "yesterday"}, 200),
        ({}, 200),
    ],
)
def test_a_page_that_is_known_is_not_sent_again(
    client: httpx.Client, condition: dict[str, str], status: int
) -> None:
    known = client.get(FEED, headers=NEWSDESK).headers
    asked = {
        name: value.format(etag=known["etag"], saved=known["last-modified"])
        for name, value in condition.items()
    }
    answer = client.get(FEED, headers=NEWSDESK | asked)
    assert answer.status_code == status
    assert bool(answer.content) == (status == 200)
    assert answer.headers["etag"] == known["etag"]


def test_only_what_has_changed_is_sent_in_the_second_edition() -> None:
    first = load_edition(1)
    sent = []
    with serve(2) as site, httpx.Client(trust_env=False) as client:
        for (host, path), resource in first.items():
            headers = {"Host": host, "If-None-Match": resource.etag}
            if client.get(f"http://{site.host}:{site.port}{path}", headers=headers).status_code == 200:
                sent.append(host)
    assert sorted(sent) == ["ampere-weekly.example", "meridian-portal.example", "newsdesk.example"]


def test_the_log_keeps_every_request(site: RunningSite, client: httpx.Client) -> None:
    client.get(FEED, headers=NEWSDESK)
    client.head("/gone", headers=NEWSDESK)
    assert site.requests == [
        Seen("GET", "newsdesk.example", FEED, 200),
        Seen("HEAD", "newsdesk.example", "/gone", 404),
    ]


def test_a_connection_is_kept_for_many_pages(site: RunningSite) -> None:
    with socket.create_connection((site.host, site.port), timeout=5) as connection:
        for _ in range(3):
            connection.sendall(b"HEAD /feed.xml HTTP/1.1\r\nHost: newsdesk.example\r\n\r\n")
            assert connection.recv(4096).startswith(b"HTTP/1.1 200 ")


def test_it_stops_at_once_although_clients_keep_their_connections_open() -> None:
    threads = threading.active_count()
    with serve(1) as site:
        idle = [socket.create_connection((site.host, site.port), timeout=5) for _ in range(10)]
        idle[0].sendall(b"GET /feed.xml HTTP/1.1\r\nHost: newsdesk.example\r\n\r\n")
        idle[1].sendall(b"GET /feed")
        idle[2].close()
        assert idle[0].recv(4096).startswith(b"HTTP/1.1 200 ")
        stopping = time.monotonic()
    assert time.monotonic() - stopping < 1
    assert threading.active_count() == threads
    for connection in idle:
        connection.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((site.host, site.port), timeout=5)


def test_a_client_that_breaks_off_leaves_no_trace_on_the_terminal(
    site: RunningSite, capfd: pytest.CaptureFixture[str]
) -> None:
    for request in (
        b"",
        b"GET /feed",
        b"nonsense\r\n\r\n",
        b"GET /feed.xml HTTP/1.1\r\nHost: newsdesk.example\r\n\r\n",
    ):
        with socket.create_connection((site.host, site.port), timeout=5) as connection:
            connection.sendall(request)
            connection.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0"
            )  # reset, not close
    with httpx.Client(base_url=f"http://{site.host}:{site.port}", trust_env=False) as client:
        assert client.get(FEED, headers=NEWSDESK).status_code == 200
    assert capfd.readouterr() == ("", "")
