"""The same tables from a pool, and from a Prefect worker whose server keeps its state in PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from published_rows import rows_of

from flows.environment import answers
from flows.settings import SETTINGS_FILE
from tests.flows.engine.conftest import Rows, ingested
from tests.flows.engine.postgres import free_port, postgres

ROOT = Path(__file__).resolve().parents[3]


def test_a_pool_of_two(documents: list[str], of_one_process: Rows, tmp_path: Path) -> None:
    assert ingested(documents, tmp_path, "processes = 2") == of_one_process


def test_a_process_worker_with_postgresql(documents: list[str], of_one_process: Rows, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / SETTINGS_FILE).write_text("processes = 2")
    with postgres() as database, _server(database, tmp_path) as told:
        _deployed_and_asked_for(documents, data, told)
        worker = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "test", "--run-once"]
        subprocess.run([*worker, "--type", "process"], env=told, cwd=ROOT, check=True, capture_output=True)
        assert rows_of(data) == of_one_process
        assert _states(database) == ["COMPLETED"]


@contextmanager
def _server(database: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A Prefect server on this database; what a client must have in its environment."""
    port = free_port()
    told = os.environ | {
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_DATABASE_CONNECTION_URL": database,
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
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


def _deployed_and_asked_for(documents: list[str], data: Path, told: Mapping[str, str]) -> None:
    code = f"""
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.deployments import run_deployment

with get_client(sync_client=True) as client:
    client.create_work_pool(WorkPoolCreate(name="test", type="process"))
source = flow.from_source({str(ROOT)!r}, "flows/ingest.py:ingest")
source.deploy("test", work_pool_name="test", print_next_steps=False)
run_deployment("ingest/test", parameters=dict(paths={documents!r}, data={str(data)!r}), timeout=0)
"""
    subprocess.run([sys.executable, "-c", code], env=told, cwd=ROOT, check=True, capture_output=True)


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
