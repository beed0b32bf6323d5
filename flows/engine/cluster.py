"""Dask's workers: a flow's tasks run on them, and each of them has one process that can be killed."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any, ParamSpec, TypeVar

from prefect.context import FlowRunContext
from prefect.futures import PrefectFuture
from prefect.settings import get_current_settings
from prefect.task_runners import TaskRunner
from prefect.tasks import Task

from flows.engine.pool import Engine
from flows.environment import answers
from flows.errors import ClusterFailed, WrongUse
from flows.folder import DataFolder
from flows.settings import Settings
from transforms.dedupe import MODEL_VERSION
from transforms.parse import PARSER_VERSION

try:
    from distributed import Client, fire_and_forget
    from prefect_dask.task_runners import DaskTaskRunner
except ImportError as error:
    raise WrongUse(f"engine = \"dask\" needs pip install 'wirehouse[dask]': {error}") from error

P = ParamSpec("P")
R = TypeVar("R")

# A worker works out one batch at a time; beside it others may be fetched, which is waiting mostly.
THREADS_PER_WORKER = 4
SECONDS_TO_COME_UP = 60


@cache
def _own() -> Engine:
    return Engine(processes=1)


class OwnProcess:
    """The engine of the Dask worker in which it is used: one process, that a page may cost its life."""

    def call(self, deadline: float, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        return _own().call(deadline, function, *args, **kwargs)

    def warm(self, function: Callable[[], object], /) -> None:
        _own().warm(function)


class Cluster:
    """The workers behind `client`; what is sent to one of them as its engine is that worker's own."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def __reduce__(self) -> tuple[type[OwnProcess], tuple[()]]:
        return OwnProcess, ()

    def call(self, deadline: float, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        work = partial(OwnProcess().call, deadline, function)
        result: R = self._client.submit(work, *args, pure=False, **kwargs).result()
        return result

    def warm(self, function: Callable[[], object], /) -> None:
        for address in self._client.scheduler_info()["workers"]:
            ready = self._client.submit(OwnProcess().warm, function, workers=[address], pure=False)
            fire_and_forget(ready)  # type: ignore[no-untyped-call]


@contextmanager
def on_cluster(folder: DataFolder, settings: Settings) -> Iterator[Cluster]:
    """Have the tasks of the flow that runs here run on Dask as long as the context lasts.

    The flow's own task runner was chosen when its module was read, before there were settings.
    """
    flow_run = FlowRunContext.get()
    if flow_run is None:
        raise RuntimeError("only a flow has tasks to run")
    with TemporaryDirectory(prefix="wirehouse-dask-") as scratch, runner_for(settings, scratch) as runner:
        client = _connected(runner, settings)
        _expect_fit_workers(client, folder, settings)
        chosen = runner if settings.parts is None else _Divided(flow_run.task_runner, runner)
        with flow_run.model_copy(update={"task_runner": chosen}):
            yield Cluster(client)


class _Divided(TaskRunner[PrefectFuture[Any]]):
    """For workers that do not see the data folder: a task that is given the cluster as its engine
    goes there. What reads sources stays here, with the archive and the frontier.
    """

    def __init__(self, here: TaskRunner[Any], there: TaskRunner[Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._here, self._there = here, there
        self._started = True  # as they are

    def duplicate(self) -> _Divided:
        return _Divided(self._here, self._there)

    def submit(
        self, task: Task[Any, Any], parameters: dict[str, Any], *args: Any, **kwargs: Any
    ) -> PrefectFuture[Any]:
        is_for_cluster = any(isinstance(value, Cluster) for value in parameters.values())
        runner = self._there if is_for_cluster else self._here
        future: PrefectFuture[Any] = runner.submit(task, parameters, *args, **kwargs)
        return future


def runner_for(settings: Settings, scratch: str) -> DaskTaskRunner:
    """For the scheduler of the settings; without one for workers of this machine, until the run is done."""
    if settings.scheduler:
        return DaskTaskRunner(address=settings.scheduler, client_kwargs={"timeout": SECONDS_TO_COME_UP})
    return DaskTaskRunner(
        cluster_class="distributed.LocalCluster",
        cluster_kwargs={
            "n_workers": settings.processes or os.cpu_count() or 1,
            "threads_per_worker": THREADS_PER_WORKER,
            "memory_limit": 0,  # the work is done in a process of its own, which Dask does not see
            "dashboard_address": "127.0.0.1:0",  # any free port: there may be several clusters
            "local_directory": scratch,
            "silence_logs": logging.ERROR,
            # It looks at every thread a hundred times a second.
            "config": {"distributed.worker.profile.enabled": False},
        },
    )


def _connected(runner: DaskTaskRunner, settings: Settings) -> Client:
    where = settings.scheduler or "a cluster of this machine"
    try:
        client = runner.client
        client.wait_for_workers(1, timeout=SECONDS_TO_COME_UP)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterFailed(f"no Dask workers at {where}: {error}") from error
    return client


def _expect_fit_workers(client: Client, folder: DataFolder, settings: Settings) -> None:
    """Raise ClusterFailed, naming the worker, for one that would do other work than we would."""
    api_url = get_current_settings().api.url
    with NamedTemporaryFile(prefix="shared.", suffix=".partial", dir=folder.parts) as mark:
        expected = _described(Path(mark.name), api_url)
        found: dict[str, Any] = client.run(_described, Path(mark.name), api_url, on_error="return")
    for address, told in found.items():
        if isinstance(told, BaseException):
            raise ClusterFailed(f"the Dask worker {address} cannot work for us: {told!r}")
        if told.version != expected.version:
            raise ClusterFailed(
                f"the Dask worker {address} has {told.version}, and this is {expected.version}"
            )
        if not told.sees and settings.parts is None:
            raise ClusterFailed(
                f"the Dask worker {address} does not see {folder.root}: share that folder with it, "
                "or name an object store as `parts`"
            )
        if not told.reaches:
            raise ClusterFailed(
                f"the Dask worker {address} does not reach the Prefect server at {api_url}: start one "
                "that it can reach, and name it as PREFECT_API_URL"
            )


@dataclass(frozen=True)
class _Described:
    """What a worker is: its code, whether it sees the data folder, whether it reaches Prefect's server."""

    version: str
    sees: bool
    reaches: bool


def _described(mark: Path, api_url: str | None) -> _Described:
    return _Described(
        version=f"wirehouse {version('wirehouse')}, {PARSER_VERSION}, {MODEL_VERSION}",
        sees=mark.exists(),
        reaches=api_url is None or answers(api_url),
    )
