"""The same tables from a pool, and from a Prefect worker whose server keeps its state in PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from one_server import free_port
from published_rows import rows_of

from flows.environment import answers
from tests.flows.engine.conftest import Rows, configure, ingested
from tests.flows.engine.postgres import postgres

ROOT = Path(__file__).resolve().parents[3]
PREFECT = """
import shlex, sys
from prefect.cli import app
for command in sys.argv[1:]:
    sys.argv = ["prefect", "--no-prompt", *shlex.split(command)]
    try:
        app()
    except SystemExit as ended:
        if ended.code:
            raise
"""


def test_a_pool_of_two(documents: list[str], of_one_process: Rows, tmp_path: Path) -> None:
    assert ingested(documents, tmp_path, "processes = 2") == of_one_process


def test_a_process_worker_with_postgresql(documents: list[str], of_one_process: Rows, tmp_path: Path) -> None:
    """Of what Prefect's own commands have deployed from the checkout, as deploy/prefect.yaml says."""
    data = tmp_path / "data"
    data.mkdir()
    configure(documents, data, "processes = 2")
    with postgres() as database, _server(database, tmp_path) as told:
        _prefect(
            told | {"WIREHOUSE_DATA": str(data)},
            ["work-pool", "create", "wirehouse", "--type", "process"],
            ["deploy", "--prefect-file", "deploy/prefect.yaml", "--all"],
            ["deployment", "run", "ingest/all"],
            ["worker", "start", "--pool", "wirehouse", "--run-once"],
        )
        assert rows_of(data) == of_one_process
        assert _states(database) == ["COMPLETED"]


def _prefect(environment: Mapping[str, str], *commands: list[str]) -> None:
    """Prefect's commands, one after the other, in one process: each would take seconds to start."""
    done = subprocess.run(
        [sys.executable, "-c", PREFECT, *map(shlex.join, commands)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def _server(database: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A Prefect server on this database; what a client must have in its environment."""
    port = free_port()
    told = os.environ | {
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_DATABASE_CONNECTION_URL": database,
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        # What is deployed has schedules; here it runs when it is asked for.
        "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (tmp_path / "server.log").open("wb") as log:
        server = subprocess.Popen([*command, "--no-ui"], env=told, stdout=log, stderr=subprocess.STDOUT)
    try:
        deadline = time.monotonic() + 120
        while not answers(told["PREFECT_API_URL"]):
            assert server.poll() is None and time.monotonic() < deadline, log.name
            time.sleep(0.1)
        yield told
    finally:
        server.terminate()
        server.wait(30)


def _states(database: str) -> list[str]:
    """How the flow runs ended, as PostgreSQL has it."""
    import asyncpg

    async def ask() -> list[str]:
        connection = await asyncpg.connect(database.replace("+asyncpg", ""))
        try:
            return [row["state_type"] for row in await connection.fetch("SELECT state_type FROM flow_run")]
        finally:
            await connection.close()

    return asyncio.run(ask())
