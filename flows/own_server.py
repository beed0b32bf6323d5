"""A Prefect server for one command, where the user names none and no `wirehouse serve` is at work.

    python -m flows.own_server DESCRIPTOR

is the server itself, on the socket that its starter hands down. It ends when its standard input
does: a starter that is killed closes that too.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from threading import Thread

import httpx

from flows.environment import answers, expect_server, prepare
from flows.errors import ServerFailed, Stopped, storing
from flows.folder import DataFolder
from flows.holding import locked

SECONDS_TO_START = 120.0  # on a busy machine
SECONDS_TO_STOP = 10.0


@contextmanager
def server_at_hand(folder: DataFolder, what_stays: str) -> Iterator[Callable[[], None]]:
    """See to it that Prefect, which is to be imported only within, finds a server: the one that the user
    names, that of a `serve` at work on this folder, or one of our own, which lasts as long as this process.

    Gives what waits until it is up: our own starts while others get ready. Raises ServerFailed where it
    does not come up, or goes away while it is used, and Stopped for Ctrl-C; `what_stays` tells the user what
    is left of the work then.
    """
    prepare(folder)
    expect_server()
    own = None if "PREFECT_API_URL" in os.environ else _OwnServer(folder.prefect.resolve())
    try:
        yield own.wait if own else lambda: None
    except httpx.HTTPError as error:  # Prefect's: those of the gate never come so far
        why = (own.ending if own else None) or str(error) or type(error).__name__
        raise ServerFailed(f"the Prefect server went away in mid-run ({why}). {what_stays}") from error
    except KeyboardInterrupt as error:
        raise Stopped(f"stopped. {what_stays}") from error


def starting_alone(home: Path) -> AbstractContextManager[None]:
    """While one server makes or upgrades the database in `home`, another one that starts would fail.

    Raises FolderBusy when another is still starting after the time that it may take.
    """
    busy = f"another Prefect server is still starting on {home}"
    return locked(home / "start.lock", busy, wait_seconds=SECONDS_TO_START)


class _OwnServer:
    """It is started at once. Prefect finds it by the environment."""

    def __init__(self, home: Path) -> None:
        self._log = home / "server.log"
        self._is_up = False
        self._starting = ExitStack()
        self._starting.enter_context(starting_alone(home))
        with (
            storing(home),
            self._log.open("ab") as said,
            socket.create_server(("127.0.0.1", 0)) as listening,
        ):
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flows.own_server", str(listening.fileno())],
                pass_fds=[listening.fileno()],
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=said,
                start_new_session=True,  # Ctrl-C is for us, who then tell it what became of the run
            )
            self._api_url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
        os.environ["PREFECT_API_URL"] = self._api_url
        # Registered before Prefect is imported, so called once Prefect has told it the last.
        atexit.register(self._end)

    @property
    def ending(self) -> str | None:
        """How it ended, if it did."""
        code = self._process.poll()
        if code is None:
            return None
        how = f"stopped with code {code}" if code >= 0 else f"was killed by signal {-code}"
        return f"it {how}; see {self._log}"

    def wait(self) -> None:
        """Until it is up. Raises ServerFailed where it stops before, or takes too long."""
        deadline = time.monotonic() + SECONDS_TO_START
        with self._starting:
            # Whoever connects is kept waiting until it is up, and is let go at once when it stops.
            while not answers(self._api_url):
                if ending := self.ending:
                    raise ServerFailed(f"the Prefect server did not start: {ending}")
                if time.monotonic() > deadline:
                    raise ServerFailed(
                        f"the Prefect server did not answer within {SECONDS_TO_START:.0f} s; see {self._log}"
                    )
        self._is_up = True

    def _end(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            # One that is still starting knows nothing yet that it would have to write down.
            self._process.wait(SECONDS_TO_STOP if self._is_up else 0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def main(descriptor: int) -> None:
    """Serve Prefect's API on this listening socket until standard input ends."""
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=True, final=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=5))

    def end_with_input() -> None:
        while os.read(0, 4096):
            pass
        server.should_exit = True

    Thread(target=end_with_input, daemon=True).start()
    server.run(sockets=[socket.socket(fileno=descriptor)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
