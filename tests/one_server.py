"""One Prefect server for all processes of a test run, gone when the last of them is, however that ends."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from filelock import FileLock

from flows.environment import answers

SECONDS_TO_START = 300


def address_of_server(folder: Path) -> str:
    """Its API address; it is started where nobody has. It stays until this process ends."""
    users, address = folder / "users", folder / "address"
    with FileLock(folder / "lock"):
        if not users.exists():
            os.mkfifo(users)
        os.open(users, os.O_RDWR)  # and never closed: the server ends when nobody has it open any more
        if not (address.exists() and answers(address.read_text())):
            address.write_text(_start(folder))
        return address.read_text()


def _start(folder: Path) -> str:
    port = free_port()
    address = f"http://127.0.0.1:{port}/api"
    server = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "users").open("rb") as users, (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.serving.tether", *server, "--no-ui"],
            cwd=Path(__file__).parents[1],
            # Runs begin when a test says so, here.
            env=os.environ
            | {"PREFECT_HOME": str(folder), "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false"},
            stdin=users,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    deadline = time.monotonic() + SECONDS_TO_START
    while not answers(address):
        assert process.poll() is None and time.monotonic() < deadline, (folder / "log").read_text()
        time.sleep(0.1)
    return address


def free_port() -> int:
    """One that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
