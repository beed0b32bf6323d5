"""`wirehouse serve`, with its own server, on a port that is not the usual one."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from published_rows import query

from flows.errors import WrongUse
from flows.serve import interval

TEXT = "2026-04-02\nTallinn - Norrvind has ordered 48 turbines of 6.6 MW for a wind farm off Paldiski.\n"


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("90s", timedelta(seconds=90)),
        ("15m", timedelta(minutes=15)),
        ("2h", timedelta(hours=2)),
        ("1d", timedelta(1)),
    ],
)
def test_intervals(words: str, time: timedelta) -> None:
    assert interval(words) == time


@pytest.mark.parametrize("words", ["", "0m", "15", "m", "-5m", "1.5h", "5 m", "9999999s"])
def test_what_is_no_interval(words: str) -> None:
    with pytest.raises(WrongUse, match="no interval"):
        interval(words)


@pytest.fixture
def own_env() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}


@pytest.fixture
def served(own_env: dict[str, str], tmp_path: Path) -> Iterator[tuple[Path, int, subprocess.Popen[str]]]:
    """A folder that was run once by hand and is then served every few seconds."""
    (tmp_path / "a.txt").write_text(TEXT)
    data, port = tmp_path / "data", _free_port()
    by_hand = [sys.executable, "-m", "flows.cli", "run", str(tmp_path / "a.txt"), "--data", str(data)]
    subprocess.run(by_hand, env=own_env, check=True, capture_output=True, timeout=240)
    (tmp_path / "b.txt").write_text(TEXT.replace("48", "50"))
    options = ["--every", "15s", "--port", str(port), "--data", str(data)]
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "serve", str(tmp_path / "b.txt"), *options],
        env=own_env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield data, port, process
    if process.poll() is None:
        process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ask(port: int, what: str) -> list[dict[str, Any]]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/{what}/filter", data=b"{}", headers={"content-type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            found: list[dict[str, Any]] = json.load(answer)
            return found
    except OSError:
        return []


def test_scheduled_and_earlier_runs_are_seen_and_it_stops_cleanly(
    served: tuple[Path, int, subprocess.Popen[str]], own_env: dict[str, str]
) -> None:
    data, port, process = served
    assert process.stdout is not None
    assert f"http://127.0.0.1:{port}" in process.stdout.readline()
    deadline = time.monotonic() + 150
    completed: list[dict[str, Any]] = []
    while len(completed) < 3 and time.monotonic() < deadline:
        time.sleep(1)
        completed = [run for run in _ask(port, "flow_runs") if run["state_type"] == "COMPLETED"]
    assert len([run for run in completed if run["auto_scheduled"]]) >= 2
    assert any(not run["auto_scheduled"] for run in completed), "the run made by hand is not seen"
    assert {"run-report"} == {artifact["key"] for artifact in _ask(port, "artifacts")}
    assert query(data, "SELECT count(*) FROM articles") == [(2,)]
    second = subprocess.run(
        [sys.executable, "-m", "flows.cli", "serve", ".", "--port", str(_free_port()), "--data", str(data)],
        env=own_env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 1
    assert f"another `wirehouse serve` runs on {data}" in second.stderr
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    assert "stopped" in process.stdout.read()
    with pytest.raises(OSError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=2)
