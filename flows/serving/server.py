"""The Prefect server of a data folder, on loopback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.environment import SERVER_FILE, answers, expect_server, prepare
from flows.errors import ServerFailed, WrongUse
from flows.folder import DataFolder
from flows.holding import locked

START_SECONDS = 180


@contextmanager
def server(folder: DataFolder, port: int) -> Iterator[str]:
    """A server for this folder until the block ends: the address of its UI.

    It is the one that the user has named in PREFECT_API_URL, or our own on 127.0.0.1:`port`.
    `wirehouse run` on the same folder uses it too. Raises FolderBusy where another `serve`
    holds the folder, ServerFailed where none comes up, WrongUse for a port that is taken.
    """
    folder.make()
    home = folder.prefect.resolve()
    home.mkdir(exist_ok=True)
    with locked(home / "serve.lock", _busy(folder, home)):
        (home / SERVER_FILE).unlink(missing_ok=True)  # of one that was killed
        if "PREFECT_API_URL" in os.environ:
            prepare(folder)
            expect_server()
            with _told(home, os.environ["PREFECT_API_URL"]) as address:
                yield address
        else:
            with _own(folder, home, port) as address:
                yield address


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
def _told(home: Path, api_url: str) -> Iterator[str]:
    """Say, as long as the block lasts, where the server is and who serves this folder."""
    (home / SERVER_FILE).write_text(json.dumps({"api_url": api_url, "pid": os.getpid()}))
    try:
        yield _ui(api_url)
    finally:
        (home / SERVER_FILE).unlink(missing_ok=True)


@contextmanager
def _own(folder: DataFolder, home: Path, port: int) -> Iterator[str]:
    if _taken(port):
        raise WrongUse(f"port {port} is taken; choose another with --port")
    api_url = f"http://127.0.0.1:{port}/api"
    # Without this the UI asks port 4200, wherever it is itself.
    os.environ["PREFECT_SERVER_UI_API_URL"] = api_url
    prepare(folder)
    process = _start(home, port)
    try:
        _await(process, api_url, home / "server.log")
        os.environ["PREFECT_API_URL"] = api_url
        with _told(home, api_url) as address:
            yield address
    finally:
        process.terminate()
        process.wait()


def _start(home: Path, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    told = os.environ | {
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


def _await(process: subprocess.Popen[bytes], api_url: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerFailed(f"the Prefect server stopped with code {process.returncode}; see {log}")
        if answers(api_url):
            return
        time.sleep(0.2)
    raise ServerFailed(f"the Prefect server did not answer within {START_SECONDS} s; see {log}")


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False
