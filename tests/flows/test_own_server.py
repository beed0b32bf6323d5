"""The Prefect server of one command; what becomes of the run when it is killed is in test_server_gone.py."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from flows import own_server
from flows.errors import FolderBusy


def test_it_ends_with_its_starter(tmp_path: Path) -> None:
    """A starter that is killed closes what it holds of the pipe; here it was closed from the first."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ended = subprocess.run(
            [sys.executable, "-m", "flows.own_server", str(listening.fileno())],
            pass_fds=[listening.fileno()],
            stdin=subprocess.DEVNULL,
            env=os.environ | {"PREFECT_HOME": str(tmp_path)},
            timeout=120,
            check=False,
        )
    assert ended.returncode == 0


def test_two_never_start_on_one_database_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_server, "SECONDS_TO_START", 0.1)
    busy = pytest.raises(FolderBusy, match=f"another Prefect server is still starting on {tmp_path}")
    with own_server.starting_alone(tmp_path), busy, own_server.starting_alone(tmp_path):
        pass
    with own_server.starting_alone(tmp_path):
        pass
