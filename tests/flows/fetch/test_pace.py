from __future__ import annotations

import itertools
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from raw_site import RawSite, answer, raw

from flows.fetch import Answer, FetchFailed, Frontier
from flows.fetch.pace import LONGEST_BLOCK, retry_after

Get = Callable[..., list[Answer | FetchFailed]]
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("2", 2.0),
        ("  120 ", 120.0),
        ("999999999999999999999", LONGEST_BLOCK),
        (format_datetime(NOW + timedelta(seconds=30), usegmt=True), 30.0),
        (format_datetime(NOW + timedelta(days=3652), usegmt=True), LONGEST_BLOCK),
        (format_datetime(NOW - timedelta(days=1), usegmt=True), 0.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("1.5", None),
        ("Mon, 99 Jun 2026 25:00:00 GMT", None),
        ("Mon, 01 Jun 99999999 12:00:00 GMT", None),
        (None, None),
    ],
)
def test_retry_after_in_both_forms_within_an_hour(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW.timestamp()) == seconds


def _gaps(site: RawSite) -> list[float]:
    times = [asked.came_at for asked in site.asked]
    return [later - before for before, later in itertools.pairwise(times)]


def test_two_requests_to_a_host_lie_apart_and_other_hosts_do_not_wait(site: RawSite, get: Get) -> None:
    site.replies["/x"] = [answer(b"x")]
    started = time.monotonic()
    get(*["http://a.example/x"] * 4, *["http://b.example/x"] * 4, min_interval=0.3)
    assert 0.9 <= time.monotonic() - started < 1.7  # 1.8 one after the other
    for host in ("a.example", "b.example"):
        times = [asked.came_at for asked in site.asked if asked.host == host]
        assert min(later - before for before, later in itertools.pairwise(times)) > 0.2


def test_a_new_run_keeps_the_pace_of_the_one_before(site: RawSite, get: Get, tmp_path: Path) -> None:
    site.replies["/x"] = [answer(b"x")]
    for _ in range(3):
        get("http://a.example/x", min_interval=0.3, frontier=Frontier(tmp_path / "frontier.sqlite"))
    assert min(_gaps(site)) > 0.2


def test_a_host_that_asks_for_patience_gets_it(site: RawSite, get: Get) -> None:
    site.replies["/x"] = [answer(status=429, Retry_After="1"), answer(b"x")]
    (found,) = get("http://a.example/x")
    assert isinstance(found, Answer)
    assert [step.outcome for step in found.attempts] == ["http 429", "waited"]
    assert 1.0 <= _gaps(site)[0] < 2.0


def test_a_host_that_asks_for_too_much_is_left_for_later(site: RawSite, get: Get, tmp_path: Path) -> None:
    site.replies["/x"] = [answer(status=503, Retry_After="900")]
    frontier = Frontier(tmp_path / "frontier.sqlite")
    started = time.monotonic()
    found = get(*["http://a.example/x"] * 20, frontier=frontier)
    assert {one.outcome for one in found if isinstance(one, FetchFailed)} == {"later"}
    assert time.monotonic() - started < 2
    assert len(site.asked) == 1
    (again,) = get("http://a.example/x", frontier=frontier)  # in the next run
    assert isinstance(again, FetchFailed) and again.outcome == "later"
    assert again.later is not None and 800 < (again.later - datetime.now(UTC)).total_seconds() <= 900
    assert len(site.asked) == 1


def test_the_breaker_opens_says_so_and_closes_again(site: RawSite, get: Get) -> None:
    site.replies["/x"] = [answer(status=500)]
    site.replies["/y"] = [answer(b"y")]
    frontier = Frontier()
    found = get(*["http://a.example/x"] * 12, "http://b.example/y", frontier=frontier)
    outcomes = [one.outcome for one in found if isinstance(one, FetchFailed)]
    assert set(outcomes) == {"breaker open"}
    assert "5 failures in a row, the last: http 500; asked again after" in str(found[-2])
    assert len(site.paths("a.example")) == 5
    assert isinstance(found[-1], Answer)
    for half_open, requests in ((answer(status=500), 6), (answer(b"well"), 7)):
        state = frontier.host("a.example")
        frontier.keep_host(type(state)("a.example", failures=state.failures, openings=state.openings))
        site.replies["/x"] = [half_open]
        get("http://a.example/x", frontier=frontier)
        assert len(site.paths("a.example")) == requests
    assert frontier.host("a.example").failures == 0


def test_pages_that_are_not_there_are_no_trouble_of_the_host(site: RawSite, get: Get) -> None:
    found = get(*[f"http://a.example/{number}" for number in range(20)])
    assert {one.outcome for one in found if isinstance(one, FetchFailed)} == {"http 404"}
    assert len(site.asked) == 20


def test_a_host_that_hangs_costs_a_few_deadlines_and_no_more(site: RawSite, get: Get) -> None:
    site.replies["/x"] = [raw(5.0)]
    started = time.monotonic()
    found = get(*["http://a.example/x"] * 20, deadline=0.2)
    assert [str(one.outcome) for one in found[:4] if isinstance(one, FetchFailed)] == ["timeout"] * 3 + [
        "breaker open"
    ]
    assert time.monotonic() - started < 2


KILLED = """
import asyncio, sys
from pathlib import Path
from flows.fetch import Fetcher, Frontier, Policy
async def main():
    policy = Policy(connect_to=sys.argv[1], min_interval=0.6, respect_robots=False)
    async with Fetcher(policy, Frontier(Path(sys.argv[2]))) as fetcher:
        await asyncio.gather(*(fetcher.get("http://a.example/x") for _ in range(100)))
asyncio.run(main())
"""


def test_runs_that_are_killed_ask_no_more_often(site: RawSite, tmp_path: Path) -> None:
    site.replies["/x"] = [answer(b"x")]
    root = Path(__file__).resolve().parents[3]
    for requests in (2, 4, 6):
        run = subprocess.Popen(
            [sys.executable, "-c", KILLED, site.connect_to, tmp_path / "frontier"], cwd=root
        )
        while len(site.asked) < requests and run.poll() is None:
            time.sleep(0.005)
        run.kill()
        run.wait()
    assert len(site.asked) >= 6
    assert min(_gaps(site)) > 0.3  # 0.6, but for what a busy machine adds to the earlier one
