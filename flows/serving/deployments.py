"""The deployments of one data folder: a `fetch` for each source, `load`, `purge`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId, FlowRunFilter
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import Flow
from prefect.schedules import Cron, Interval, Schedule
from prefect.server.schemas.schedules import CronSchedule
from prefect.types.entrypoint import EntrypointType

from flows.folder import DataFolder
from flows.ingest import fetch, load
from flows.serving.plan import USUAL, Served, plain_name
from flows.serving.purge import purge
from flows.sources.schedule import interval, is_cron

PURGE_AT = "17 4 * * *"
# A second run of the same is not wanted, also not later: the one at work, or the next, does what it would.
ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


@dataclass(frozen=True)
class Deployed:
    """A deployment, and the cron line and time zone that it is kept to, if it is."""

    deployment: RunnerDeployment
    cron: tuple[str, str] | None


async def fetches(folder: DataFolder, served: Sequence[Served]) -> list[Deployed]:
    """A deployment `fetch/NAME` for each source."""
    asks = {"load_deployment": f"{load.name}/{name_of(folder)}"}
    return [
        await _deployed(folder, fetch, one, {"source": one.word, "sample": one.word is None} | asks)
        for one in served
    ]


async def others(folder: DataFolder) -> list[Deployed]:
    """`load`, which fetches ask for, and which looks by itself too; `purge` each night."""
    name = name_of(folder)
    return [
        await _deployed(folder, load, Served(name, None, USUAL, "UTC"), {}),
        await _deployed(folder, purge, Served(name, None, PURGE_AT, "UTC"), {}),
    ]


def name_of(folder: DataFolder) -> str:
    return plain_name(folder.root.name)


def tag_of(folder: DataFolder) -> str:
    """What all deployments of this folder bear, and no other."""
    return f"data {folder.root}"


async def _deployed(
    folder: DataFolder, flow: Flow[Any, Any], served: Served, parameters: dict[str, Any]
) -> Deployed:
    words, timezone = served.schedule, served.timezone
    deployment = await flow.ato_deployment(
        name=served.name,
        schedule=_schedule(words, timezone),
        parameters=parameters | {"data": str(folder.root)},
        concurrency_limit=ONE_AT_A_TIME,
        tags=[tag_of(folder)],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return Deployed(deployment, (words, timezone) if is_cron(words) else None)


def _schedule(words: str, timezone: str) -> Schedule:
    """A span of time is counted from now; the first run is asked for."""
    if is_cron(words):
        return Cron(words, timezone=timezone)
    return Interval(interval(words), anchor_date=datetime.now(UTC))


def forget_others(client: SyncPrefectClient, folder: DataFolder, kept: set[UUID]) -> None:
    """Delete the deployments of this folder that are not served any more."""
    ours = DeploymentFilter.model_validate({"tags": {"all_": [tag_of(folder)]}})
    for found in client.read_deployments(deployment_filter=ours):
        if found.id not in kept:
            client.delete_deployment(found.id)


def forget_late(client: SyncPrefectClient, deployments: Sequence[UUID]) -> None:
    """Delete the runs that should have been while nobody served: one catches up for all of them."""
    waiting = FlowRunFilter.model_validate(
        {
            "state": {"type": {"any_": [StateType.SCHEDULED]}},
            "next_scheduled_start_time": {"before_": datetime.now(UTC)},
        }
    )
    which = DeploymentFilter(id=DeploymentFilterId(any_=list(deployments)))
    while runs := client.read_flow_runs(deployment_filter=which, flow_run_filter=waiting):
        for run in runs:
            client.delete_flow_run(run.id)


async def catch_up(
    client: SyncPrefectClient, deployment_id: UUID, cron: tuple[str, str], now: datetime
) -> bool:
    """Ask for a run if the time for one has passed since the last. Whether it was asked for."""
    runs = client.read_flow_runs(
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment_id])),
        flow_run_filter=FlowRunFilter.model_validate({"start_time": {"is_null_": False}}),
        sort=FlowRunSort.EXPECTED_START_TIME_DESC,
        limit=1,
    )
    if not runs or runs[0].start_time is None:
        return False
    (due,) = await CronSchedule(cron=cron[0], timezone=cron[1]).get_dates(1, start=runs[0].start_time)
    if due > now:
        return False
    client.create_flow_run_from_deployment(deployment_id)
    return True
