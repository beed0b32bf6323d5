"""Dask's workers do what a pool does: the same tables, also when one of them is killed."""

from __future__ import annotations

import os
import pickle
import random
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.engine import WorkerLost, borrowed
from flows.errors import ClusterFailed
from flows.folder import DataFolder
from flows.settings import Settings
from tests.flows.engine.conftest import Rows, ingested
from tests.flows.engine.test_pool import die, fail, hang, square

pytest.importorskip("prefect_dask", reason="the extra `dask` is not installed")

from distributed import Client
from prefect import flow

from flows.engine import cluster as module
from flows.engine.cluster import Cluster


@pytest.fixture(scope="module")
def client(prefect_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Two workers of this machine, as a run without a scheduler starts them; here for all tests."""
    scratch = str(tmp_path_factory.mktemp("dask"))
    with module.runner_for(Settings(processes=2, engine="dask"), scratch) as runner:
        yield runner.client


@pytest.fixture
def on_dask(client: Client) -> str:
    return f'engine = "dask"\nscheduler = "{client.scheduler.address}"\n'


def test_a_hanging_or_crashing_call_costs_only_itself(client: Client) -> None:
    cluster = Cluster(client)
    pids = client.run(os.getpid)
    assert cluster.call(60, square, 3) == 9
    with pytest.raises(WorkerLost, match="no result within 1 s") as hung:
        cluster.call(1, hang)
    with pytest.raises(WorkerLost, match="died") as died:
        cluster.call(60, die)
    with pytest.raises(ValueError, match="on purpose"):
        cluster.call(60, fail)
    assert (hung.value.reason, died.value.reason) == ("deadline", "crash")
    assert client.run(os.getpid) == pids


def test_what_is_sent_to_a_worker_can_be_sent_on(client: Client) -> None:
    """Dask's scheduler opens what it passes, and packs it again."""
    arrived = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(Cluster(client)))))
    assert arrived.call(60, square, 4) == 16


def test_the_same_tables_as_one_process(
    documents: list[str], of_one_process: Rows, on_dask: str, tmp_path: Path
) -> None:
    assert ingested(documents, tmp_path, on_dask) == of_one_process


@pytest.mark.parametrize("earliest", [0.0, 0.3, 0.6])
def test_a_worker_that_is_killed_while_parts_go_through_a_store(
    documents: list[str], of_one_process: Rows, client: Client, on_dask: str, tmp_path: Path, earliest: float
) -> None:
    data, store = tmp_path / "data", tmp_path / "store"
    data.mkdir()
    killed: list[float] = []

    def kill() -> None:
        while not list(store.glob("batches/*")):
            time.sleep(0.01)
        time.sleep(delay := random.uniform(earliest, earliest + 0.3))
        os.kill(random.choice(list(client.run(os.getpid).values())), signal.SIGKILL)
        killed.append(delay)

    threading.Thread(target=kill, daemon=True).start()
    assert ingested(documents, data, f'{on_dask}parts = "file://{store}"\n') == of_one_process, killed
    assert killed
    assert not [path for path in store.rglob("*") if path.is_file()]


def test_a_cluster_that_cannot_do_the_work_is_named(
    client: Client, on_dask: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path)
    folder.make()

    @flow
    def uses(settings: Settings) -> None:
        with borrowed(folder, settings):
            pass

    monkeypatch.setattr(module, "SECONDS_TO_COME_UP", 1)
    with pytest.raises(ClusterFailed, match=r"no Dask workers at tcp://127\.0\.0\.1:9"):
        uses(Settings(engine="dask", scheduler="tcp://127.0.0.1:9"))
    monkeypatch.setattr(module, "PARSER_VERSION", "another")
    with pytest.raises(ClusterFailed, match="another"):
        uses(Settings(engine="dask", scheduler=client.scheduler.address))
