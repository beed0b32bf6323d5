"""A PostgreSQL server of a test's own: Debian's, on loopback, gone with the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from one_server import free_port


@contextmanager
def postgres() -> Iterator[str]:
    """Its address for Prefect. Skips the test where Debian's postgresql or its user is missing."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: int(place.parent.name))
    if not places:
        _missing("Debian's postgresql is not installed")
    # PostgreSQL refuses to run as root.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user and subprocess.run([*as_user, "true"], capture_output=True, check=False).returncode:
        _missing("there is no user postgres, and root may not run PostgreSQL")
    folder = Path(tempfile.mkdtemp(prefix="wirehouse-postgres-", dir="/tmp"))
    if as_user:
        shutil.chown(folder, "postgres")
    port = free_port()
    data = folder / "data"
    initdb = [str(places[-1] / "initdb"), "-D", str(data), "-U", "prefect", "--auth=trust", "--no-sync"]
    subprocess.run([*as_user, *initdb], check=True, capture_output=True, cwd=folder)
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
    control = [*as_user, str(places[-1] / "pg_ctl"), "-D", str(data), "-w", "-t", "60"]
    subprocess.run(
        [*control, "-l", str(folder / "log"), "-o", options, "start"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        yield f"postgresql+asyncpg://prefect@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)


def _missing(reason: str) -> None:
    if "CI" in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)
