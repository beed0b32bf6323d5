"""A Prefect server that goes away while a run is at work."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from local_run import folder_at, take_in
from published_rows import query
from raw_site import Asked, RawSite, answer, serving

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


class Cable:
    """What a client is connected to a server by, until it is cut."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = [self._listening]
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near = self._listening.accept()[0]
                far = socket.create_connection(self._to)
                self._ends += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)

    def cut(self) -> None:
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@pytest.fixture
def site() -> Iterator[RawSite]:
    with serving() as site:
        yield site


def test_it_is_said_and_what_was_read_is_there_for_the_next_run(
    prefect_server: str, site: RawSite, tmp_path: Path
) -> None:
    there = urlsplit(prefect_server)
    cable = Cable(str(there.hostname), int(there.port or 0))

    def page(asked: Asked) -> Iterator[bytes | float | None]:
        cable.cut()
        yield from answer(PAGE, Content_Type="text/html")(asked)

    site.replies["/page"] = [page]
    folder = folder_at(tmp_path / "data")
    (folder.root / "addresses.txt").write_text(f"http://127.0.0.1:{site.port}/page\n")
    (folder.root / "sources.toml").write_text(SOURCES)
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "run", "quay", "--data", str(folder.root)],
        env=os.environ
        | {"PREFECT_API_URL": f"http://127.0.0.1:{cable.port}/api", "PREFECT_CLIENT_MAX_RETRIES": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    *_, said = done.stderr.splitlines()
    assert said.startswith("wirehouse: the Prefect server went away in mid-run"), done.stderr
    assert f"waits in {folder.root}: the next run takes it up" in said
    assert "rror logging" not in done.stderr and "Traceback" not in done.stderr
    assert site.paths() == ["/page"]
    take_in(folder, configured_sources(folder.root)["quay"])
    assert site.paths() == ["/page"], "it is not asked for again"
    assert query(folder.root, "SELECT title FROM articles") == [("Norrvind orders turbines",)]
    assert [problem for section in verify(folder) for problem in section.problems] == []
