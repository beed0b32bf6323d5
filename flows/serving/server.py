"""The Prefect server of a data folder, on loopback."""

from __future__ import annotations

import asyncio
import json
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

START_SECONDS = 180
LOOK_EVERY_SECONDS = 2.0
PATIENCE_SECONDS = 15.0  # with a server that is not ours: Prefect's runners bear less than half a minute
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
        if self.process is not None and self.process.poll() is not None:
            raise ServerFailed(
                f"the Prefect server stopped with code {self.process.returncode}; see {self.log}"
            )
        return answers(self.api_url)

    async def until_away(self) -> None:
        """Until our own has stopped, or the one that the user has named has not answered for a while."""
        answered = time.monotonic()
        while time.monotonic() - answered < PATIENCE_SECONDS:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            if self.process is not None:
                if self.process.poll() is not None:
                    return
                answered = time.monotonic()
            elif await asyncio.to_thread(self.is_up):
                answered = time.monotonic()

    async def come_back(self, say: Callable[[str], None]) -> None:
        """Until it answers again: our own is started anew. Raises ServerFailed where that does not last."""
        if self.process is not None:
            self._expect_to_last()
            say(f"the Prefect server stopped with code {self.process.returncode}; starting it again")
            self.process = _start(self.home, self.port)
        else:
            say(f"the Prefect server at {self.address} does not answer; waiting for it")
        while not await asyncio.to_thread(self.is_up):
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
    own = Server(api_url, home, _start(home, port), port)
    try:
        _await(own)
        os.environ["PREFECT_API_URL"] = api_url
        with _told(own):
            yield own
    finally:
        if own.process is not None:
            own.process.terminate()
            own.process.wait()


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


def _await(own: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not own.is_up():
        if time.monotonic() > deadline:
            raise ServerFailed(f"the Prefect server did not answer within {START_SECONDS} s; see {own.log}")
        time.sleep(0.2)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False
