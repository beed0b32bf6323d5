from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from raw_site import RawSite, Reply, answer

from flows.fetch import Answer, FetchFailed, Frontier

Get = Callable[..., list[Answer | FetchFailed]]
PAGE = "http://a.example/page"
FORBIDDING = b"User-agent: *\nDisallow: /\n"


def _outcome(found: Answer | FetchFailed) -> str:
    return "page" if isinstance(found, Answer) else found.outcome


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (answer(status=404), "page"),
        (answer(status=403), "page"),
        (answer(FORBIDDING), "forbidden by robots"),
        (answer(b"User-agent: wirehouse\nDisallow: /page\n"), "forbidden by robots"),
        (answer(status=500), "robots unavailable"),
        (answer(b"<!doctype html><h1>Home</h1>", Content_Type="text/html"), "page"),
        (answer(FORBIDDING + b"#" * 1_000_000), "forbidden by robots"),
        (answer(b"#" * 1_000_000 + b"\n" + FORBIDDING), "page"),
        (answer(status=301, Location="http://b.example/rules"), "forbidden by robots"),
        (answer(status=301, Location="/robots.txt"), "page"),
        (answer(status=301, Location="file:///etc/robots.txt"), "robots unavailable"),
        (answer(FORBIDDING, Content_Encoding="br"), "robots unavailable"),
    ],
)
def test_robots_txt_in_all_its_shapes(site: RawSite, get: Get, reply: Reply, outcome: str) -> None:
    site.replies = {
        "/robots.txt": [reply],
        "b.example/rules": [answer(FORBIDDING)],
        "/page": [answer(b"page")],
    }
    (found,) = get(PAGE, respect_robots=True)
    assert _outcome(found) == outcome
    assert ("/page" in site.paths()) == (outcome == "page")
    assert "robots.txt" in [step.outcome for step in found.attempts]


def test_a_moment_of_trouble_does_not_cost_the_host(site: RawSite, get: Get) -> None:
    site.replies = {"/robots.txt": [answer(status=503, Retry_After="0"), answer(status=404)]}
    site.replies["/page"] = [answer(b"page")]
    assert [_outcome(found) for found in get(PAGE, PAGE, respect_robots=True)] == ["page", "page"]
    assert site.paths().count("/robots.txt") == 2


def test_rules_are_asked_for_once_a_day_and_origin(site: RawSite, get: Get, tmp_path: Path) -> None:
    site.replies["/page"] = [answer(b"page")]
    for _ in range(2):
        frontier = Frontier(tmp_path / "frontier.sqlite")
        get(PAGE, PAGE, "http://b.example/page", respect_robots=True, frontier=frontier)
    for host in ("a.example", "b.example"):
        assert site.paths(host).count("/robots.txt") == 1
        assert site.paths(host).count("/.well-known/tdmrep.json") == 1
    rules = frontier.site("http://a.example")
    assert rules is not None
    frontier.keep_site(type(rules)(rules.origin, 200, FORBIDDING.decode(), "", 0.0))  # a day later
    get(PAGE, respect_robots=True, frontier=frontier)
    assert site.paths("a.example").count("/robots.txt") == 2


def test_every_hop_has_its_own_rules(site: RawSite, get: Get) -> None:
    site.replies = {
        "/page": [answer(status=302, Location="http://b.example/there")],
        "b.example/robots.txt": [answer(FORBIDDING)],
        "/there": [answer(b"page")],
    }
    (found,) = get(PAGE, respect_robots=True)
    assert _outcome(found) == "forbidden by robots"
    assert "/there" not in site.paths()


def test_a_crawl_delay_is_kept(site: RawSite, get: Get) -> None:
    site.replies = {"/robots.txt": [answer(b"User-agent: *\nCrawl-delay: 0.3\n")], "/page": [answer(b"page")]}
    get(PAGE, PAGE, respect_robots=True)
    first, second = (asked.came_at for asked in site.asked if asked.path == "/page")
    assert second - first > 0.2


NOAI = answer(b'<meta name="robots" content="noai">', Content_Type="text/html")
RESERVING = json.dumps([{"location": "/", "tdm-reservation": 1}]).encode()
AI_GROUP = b"User-agent: GPTBot\nDisallow: /\n"


@pytest.mark.parametrize(
    ("replies", "reserved", "obeyed"),
    [
        ({}, None, "page"),
        ({"/page": [NOAI]}, True, "tdm reserved"),
        ({"/page": [answer(b"page", TDM_Reservation="1")]}, True, "tdm reserved"),
        ({"/page": [answer(b"page", TDM_Reservation="0")]}, False, "page"),
        ({"/.well-known/tdmrep.json": [answer(RESERVING)]}, True, "tdm reserved"),
        # The page goes before the file; but who obeys the file does not ask for the page.
        (
            {
                "/.well-known/tdmrep.json": [answer(RESERVING)],
                "/page": [answer(b"page", TDM_Reservation="0")],
            },
            False,
            "tdm reserved",
        ),
        ({"/robots.txt": [answer(AI_GROUP)]}, True, "tdm reserved"),
    ],
)
def test_reservations_are_read_and_obeyed_where_that_is_wished(
    site: RawSite, get: Get, replies: dict[str, list[Reply]], reserved: bool | None, obeyed: str
) -> None:
    site.replies = {"/page": [answer(b"page")], **replies}
    (found,) = get(PAGE, respect_robots=True)
    assert isinstance(found, Answer) and found.tdm_reserved is reserved
    assert _outcome(get(PAGE, respect_robots=True, respect_tdm=True)[0]) == obeyed
