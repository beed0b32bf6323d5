from __future__ import annotations

import time

import pytest

from flows.fetch.policy import USER_AGENT
from flows.fetch.robots import LONGEST_DELAY, MOST_BYTES, Robots

RULES = """\ufeff
# who may do what
User-agent: otherbot
User-agent: Wirehouse
Disallow: /private/
Disallow: /*.pdf$
Allow: /private/open
Crawl-delay: 3

User-agent: *
Disallow: /

User-agent: GPTBot
User-agent: ccbot # and its friends
Disallow: /news/

Sitemap: https://a.example/sitemap.xml
"""


def _robots(text: str, status: int = 200) -> Robots:
    return Robots(status, text, USER_AGENT)


@pytest.mark.parametrize(
    ("path", "allowed", "reserved"),
    [
        ("/", True, False),
        ("/private/x", False, False),
        ("/private/open/x", True, False),
        ("/a.pdf", False, False),
        ("/a.pdf?x", True, False),
        ("/news/1", True, True),
        ("/%70rivate/x", False, False),
    ],
)
def test_rules_for_us_and_for_crawlers_of_ai(path: str, allowed: bool, reserved: bool) -> None:
    robots = _robots(RULES)
    url = f"https://a.example{path}"
    assert (robots.allows(url), robots.reserves(url), robots.crawl_delay) == (allowed, reserved, 3.0)


def test_who_is_not_named_is_anybody() -> None:
    robots = Robots(200, RULES, "Someone/1.0 (+https://b.example)")
    assert not robots.allows("https://a.example/")


@pytest.mark.parametrize("name", ["wire", "house", "mywirehouse", "wirehouse-images"])
def test_a_name_that_is_only_like_ours_is_not_ours(name: str) -> None:
    assert _robots(f"User-agent: {name}\nDisallow: /\n").allows("https://a.example/")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_file_allows_everything(status: int) -> None:
    robots = _robots("User-agent: *\nDisallow: /\n", status)
    assert robots.allows("https://a.example/x") and not robots.unavailable


@pytest.mark.parametrize("status", [0, 429, 500, 502, 503])
def test_a_server_in_trouble_forbids_everything_for_a_while(status: int) -> None:
    robots = _robots("", status)
    assert not robots.allows("https://a.example/x")
    assert robots.unavailable and robots.lifetime < 3600


@pytest.mark.parametrize(
    "text", ["<!doctype html><h1>Home</h1>", "", "\x00\x01", "Disallow: /", "User-agent\nDisallow: /x"]
)
def test_what_is_no_rule_forbids_nothing(text: str) -> None:
    assert _robots(text).allows("https://a.example/")


@pytest.mark.parametrize(
    ("told", "delay"), [("86400", LONGEST_DELAY), ("-5", 0.0), ("nan", 0.0), ("0.5", 0.5), ("soon", 0.0)]
)
def test_a_crawl_delay_is_kept_within_reason(told: str, delay: float) -> None:
    assert _robots(f"User-agent: *\nCrawl-delay: {told}\n").crawl_delay == delay


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: bot{number}\n" for number in range(12_000)) + "Disallow: /x\n" * 20_000,
        "User-agent: gptbot\n" * 10_000 + "Disallow: /x\n" * 20_000,
        "User-agent: *\n" + "Disallow: /" + "*a" * 240_000,
        "User-agent: *\n" + "".join(f"Disallow: /*{'a*' * 20}{number}\n" for number in range(9_000)),
        "User-agent: " + "x" * 400_000,
        "User-agent:" * 40_000,
        "\n" * 500_000,
    ],
    ids=[
        "agents by rules",
        "one agent",
        "one pattern",
        "many patterns",
        "long name",
        "no lines",
        "empty lines",
    ],
)
def test_a_hostile_file_takes_no_long_time(text: str) -> None:
    started = time.perf_counter()
    robots = _robots(text[:MOST_BYTES])
    robots.allows("https://a.example/" + "a" * 3000)
    robots.reserves("https://a.example/" + "a" * 3000)
    assert time.perf_counter() - started < 4
