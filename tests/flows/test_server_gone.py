"""The Prefect server of a run that is killed, while it starts and while the run is at work; under
`serve` it is killed in serving/test_serve.py.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from local_run import folder_at, take_in
from published_rows import query
from raw_site import Asked, RawSite, answer, serving

from flows.folder import DataFolder
from flows.sources.configured import configured_sources
from flows.verify import verify

PAGE = b"""<html><head><title>Norrvind orders turbines</title></head><body><article>
<h1>Norrvind orders turbines</h1>
<p>Baltic utility Norrvind Energia said on Thursday it had ordered 48 turbines of 6.6 MW each.</p>
<p>The project in the Lahe parish will cost about 510 million euros and start up in 2029, it said.</p>
</article></body></html>"""
SOURCES = """
[sources.quay]
kind = "list"
location = "addresses.txt"
allow_hosts = ["127.0.0.1"]
respect_robots = false
"""


@pytest.fixture
def site() -> Iterator[RawSite]:
    with serving() as site:
        site.replies["/page"] = [answer(PAGE, Content_Type="text/html")]
        yield site


@pytest.fixture
def folder(site: RawSite, tmp_path: Path) -> DataFolder:
    folder = folder_at(tmp_path / "data")
    (folder.root / "addresses.txt").write_text(f"http://127.0.0.1:{site.port}/page\n")
    (folder.root / "sources.toml").write_text(SOURCES)
    return folder


@contextmanager
def running(folder: DataFolder) -> Iterator[subprocess.Popen[str]]:
    """`wirehouse run` with a server of its own."""
    told = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    with subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "run", "quay", "--data", str(folder.root)],
        env=told | {"PREFECT_CLIENT_MAX_RETRIES": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def server_of(process: subprocess.Popen[str]) -> psutil.Process:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for child in psutil.Process(process.pid).children():
            if "flows.own_server" in child.cmdline():
                return child
        time.sleep(0.02)
    raise AssertionError("it has no server")


def assert_taken_up(folder: DataFolder, site: RawSite) -> None:
    """The next run has the page, which is asked for once."""
    take_in(folder, configured_sources(folder.root)["quay"])
    assert site.paths() == ["/page"]
    assert query(folder.root, "SELECT title FROM articles") == [("Norrvind orders turbines",)]
    assert [problem for section in verify(folder) for problem in section.problems] == []


def test_one_that_is_killed_while_it_starts_is_said_at_once(folder: DataFolder, site: RawSite) -> None:
    with running(folder) as process:
        server_of(process).kill()
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    log = folder.prefect / "server.log"
    assert said == f"wirehouse: the Prefect server did not start: it was killed by signal 9; see {log}\n"
    assert_taken_up(folder, site)


def test_ctrl_c_is_one_line(folder: DataFolder) -> None:
    with running(folder) as process:
        server = server_of(process)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert (
        said.startswith("wirehouse: stopped. What was read is loaded or waits in") and said.count("\n") == 1
    )
    assert not server.is_running()


def test_one_that_is_killed_in_mid_run_is_said_and_what_was_read_waits(
    folder: DataFolder, site: RawSite
) -> None:
    with running(folder) as process:

        def page(asked: Asked) -> Iterator[bytes | float | None]:
            server_of(process).kill()
            yield from answer(PAGE, Content_Type="text/html")(asked)

        site.replies["/page"] = [page]
        printed, said = process.communicate(timeout=300)
    assert process.returncode == 1, printed + said
    *_, last = said.splitlines()
    assert last.startswith("wirehouse: the Prefect server went away in mid-run (it was killed by signal 9"), (
        said
    )
    assert last.endswith(f"What was read is loaded or waits in {folder.root}: the next run takes it up")
    assert "rror logging" not in said and "Traceback" not in said
    assert site.paths() == ["/page"]
    assert_taken_up(folder, site)
