"""Servers that go away under `serve`; one that is killed for real is in test_serve.py."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from one_server import free_port
from raw_site import RawSite, answer, serving

from flows.errors import ServerFailed
from flows.serving import server as servers
from flows.serving.server import Server

AWAY, HERE = [answer(b"no", 503)], [answer(b"true")]
HEALTH = "/api/health"


@pytest.fixture
def site() -> Iterator[RawSite]:
    with serving() as site:
        yield site


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "LOOK_EVERY_SECONDS", 0.01)
    monkeypatch.setattr(servers, "OURS", (3, 0.2))


def ended() -> subprocess.Popen[bytes]:
    """A process that stopped by itself."""
    process = subprocess.Popen([sys.executable, "-S", "-c", "raise SystemExit(7)"])
    process.wait()
    return process


def test_a_named_server_is_waited_for(site: RawSite, tmp_path: Path) -> None:
    named = Server(f"http://127.0.0.1:{site.port}/api", tmp_path)
    said: list[str] = []

    def say(words: str) -> None:
        said.append(words)
        site.replies[HEALTH] = HERE

    failures = servers.NAMED[0]
    site.replies[HEALTH] = [*HERE * 3, *AWAY * (failures - 1), *HERE, *AWAY]
    asyncio.run(named.until_away())
    assert len(site.asked) == 3 + (failures - 1) + 1 + failures
    asyncio.run(named.come_back(say))
    assert said == [
        f"the Prefect server at http://127.0.0.1:{site.port} does not answer; waiting for it",
        "the Prefect server answers again",
    ]


def test_our_own_is_started_again_but_not_for_ever(
    site: RawSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    living = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(600)"])
    monkeypatch.setattr(servers, "_start", lambda _home, _port: living)
    site.replies[HEALTH] = HERE
    own = Server(f"http://127.0.0.1:{site.port}/api", tmp_path, ended(), site.port)
    said: list[str] = []
    try:
        for _ in range(servers.MOST_STOPS):
            asyncio.run(own.until_away())
            asyncio.run(own.come_back(said.append))
            assert said[-2:] == [
                "the Prefect server stopped with code 7; starting it again",
                "the Prefect server answers again",
            ]
            own.process = ended()
        with pytest.raises(ServerFailed, match=r"stops again and again; see .*server\.log"):
            asyncio.run(own.come_back(said.append))
    finally:
        living.kill()
        living.wait()


ANSWERING = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Health(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
HTTPServer(("127.0.0.1", int(sys.argv[1])), Health).serve_forever()
"""
TETHERED = """
import sys
from flows.serving import tether
tether.SECONDS_TO_STOP = 0.2
sys.exit(tether.main(sys.argv[1:]))
"""


def test_our_own_that_hangs_is_killed_and_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(_home: Path, port: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", TETHERED, sys.executable, "-S", "-c", ANSWERING, str(port)],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    monkeypatch.setattr(servers, "_start", start)
    port = free_port()
    process = start(tmp_path, port)
    own = Server(f"http://127.0.0.1:{port}/api", tmp_path, process, port)
    said: list[str] = []
    try:
        servers._await(own)
        (hanging,) = psutil.Process(process.pid).children()
        hanging.suspend()
        asyncio.run(own.until_away())
        asyncio.run(own.come_back(said.append))
        assert said == [
            "the Prefect server does not answer any more; starting it again",
            "the Prefect server answers again",
        ]
        assert not hanging.is_running() and len(own.stops) == 1
    finally:
        for one in (process, own.process):
            servers._stop(one)


def test_one_that_does_not_come_up_is_said_with_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "_start", lambda _home, _port: ended())
    own = Server("http://127.0.0.1:9/api", tmp_path, ended(), 9)
    with pytest.raises(ServerFailed, match=r"stopped with code 7; see .*server\.log"):
        asyncio.run(own.come_back(lambda _: None))
