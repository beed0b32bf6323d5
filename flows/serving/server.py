"""The Prefect server of a data folder, on loopback."""

from __future__ import annotations

import asyncio
import json
import math
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flows.environment import SERVER_FILE, answers, expect_server, prepare
from flows.errors import ServerFailed, WrongUse, storing
from flows.folder import DataFolder
from flows.holding import locked
from flows.own_server import starting_alone

START_SECONDS = 180
LOOK_EVERY_SECONDS = 2.0
# How often in a row it may fail to answer, and within how many seconds it must. A named one is not to be
# helped, and Prefect's runners bear less than half a minute; one of ours is killed, so it may be slow.
NAMED, OURS = (7, 2.0), (5, 10.0)
MOST_STOPS, WITHIN_SECONDS = 3, 600.0  # of a server of ours, by itself


@dataclass
class Server:
    """A server that is up. `process` and `port` are those of our own; None where the user has named it."""

    api_url: str
    home: Path
    process: subprocess.Popen[bytes] | None = None
    port: int = 0
    stops: list[float] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Of the UI."""
        return _ui(self.api_url)

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    def is_up(self) -> bool:
        """Whether it answers. Raises ServerFailed where our own has stopped."""
        if (code := self._code()) is not None:
            raise ServerFailed(f"the Prefect server stopped with code {code}; see {self.log}")
        return answers(self.api_url)

    def _code(self) -> int | None:
        """What our own has stopped with, if it has."""
        return None if self.process is None else self.process.poll()

    async def until_away(self) -> None:
        """Until our own has stopped, or either has not answered for a while."""
        most_failures, seconds = NAMED if self.process is None else OURS
        failures = 0
        while failures < most_failures:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            if self._code() is not None:
                return
            failures = 0 if await asyncio.to_thread(answers, self.api_url, seconds) else failures + 1

    async def come_back(self, say: Callable[[str], None]) -> None:
        """Until it answers again: our own is started anew. Raises ServerFailed where that does not last."""
        deadline = math.inf  # whoever runs a server that is named knows when it comes back
        if self.process is None:
            say(f"the Prefect server at {self.address} does not answer; waiting for it")
        else:
            self._expect_to_last()
            code = self._code()
            what = "does not answer any more" if code is None else f"stopped with code {code}"
            say(f"the Prefect server {what}; starting it again")
            await asyncio.to_thread(_stop, self.process)
            self.process = _start(self.home, self.port)
            deadline = time.monotonic() + START_SECONDS
        while not await asyncio.to_thread(self.is_up):
            _expect_before(deadline, self.log)
            await asyncio.sleep(0.5)
        say("the Prefect server answers again")

    def _expect_to_last(self) -> None:
        now = time.monotonic()
        self.stops = [stop for stop in self.stops if now - stop < WITHIN_SECONDS] + [now]
        if len(self.stops) > MOST_STOPS:
            raise ServerFailed(f"the Prefect server stops again and again; see {self.log}")


@contextmanager
def server(folder: DataFolder, port: int) -> Iterator[Server]:
    """A server for this folder until the block ends.

    It is the one that the user has named in PREFECT_API_URL, or our own on 127.0.0.1:`port`.
    `wirehouse run` on the same folder uses it too. Raises FolderBusy where another `serve`
    holds the folder, ServerFailed where none comes up, WrongUse for a port that is taken.
    """
    folder.make()
    home = folder.prefect.resolve()
    with storing(home):
        home.mkdir(exist_ok=True)
    with locked(home / "serve.lock", _busy(folder, home)):
        (home / SERVER_FILE).unlink(missing_ok=True)  # of one that was killed
        if "PREFECT_API_URL" in os.environ:
            prepare(folder)
            expect_server()
            with _told(Server(os.environ["PREFECT_API_URL"], home)) as named:
                yield named
        else:
            with _own(folder, home, port) as own:
                yield own


def _busy(folder: DataFolder, home: Path) -> str:
    """Who holds the folder, as far as it has said so by now."""
    try:
        holder = json.loads((home / SERVER_FILE).read_text())
        who = f": process {holder['pid']}, {_ui(holder['api_url'])}"
    except (OSError, ValueError, KeyError):
        who = ", which is just starting"
    return f"another `wirehouse serve` runs on {folder.root}{who}"


def _ui(api_url: str) -> str:
    return api_url.removesuffix("/").removesuffix("/api")


@contextmanager
def _told(server: Server) -> Iterator[Server]:
    """Say, as long as the block lasts, where the server is and who serves this folder."""
    path = server.home / SERVER_FILE
    path.write_text(json.dumps({"api_url": server.api_url, "pid": os.getpid()}))
    try:
        yield server
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _own(folder: DataFolder, home: Path, port: int) -> Iterator[Server]:
    if _taken(port):
        raise WrongUse(f"port {port} is taken; choose another with --port")
    api_url = f"http://127.0.0.1:{port}/api"
    # Without this the UI asks port 4200, wherever it is itself.
    os.environ["PREFECT_SERVER_UI_API_URL"] = api_url
    prepare(folder)
    own = Server(api_url, home, port=port)
    try:
        with starting_alone(home):
            own.process = _start(home, port)
            _await(own)
        os.environ["PREFECT_API_URL"] = api_url
        with _told(own):
            yield own
    finally:
        if own.process is not None:
            _stop(own.process)


def _start(home: Path, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    told = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"} | {
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "INFO",
        # The logs and artifacts of runs that `purge` has deleted.
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,orphans",
    }
    with (home / "server.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "flows.serving.tether", *command],
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.PIPE,
            env=told,
            start_new_session=True,
        )


def _stop(process: subprocess.Popen[bytes]) -> None:
    """The tether kills a server that does not end by itself."""
    process.terminate()
    process.wait()


def _await(own: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not own.is_up():
        _expect_before(deadline, own.log)
        time.sleep(0.2)


def _expect_before(deadline: float, log: Path) -> None:
    if time.monotonic() > deadline:
        raise ServerFailed(f"the Prefect server did not answer within {START_SECONDS} s; see {log}")


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False
