"""Runs that were killed, marked as what they are: otherwise they are "running" for good."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId, FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

from flows.folder import DataFolder
from flows.running import killed_runs, living_runs

UNDER_WAY = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]


def mark_killed(client: SyncPrefectClient, folder: DataFolder) -> int:
    """Mark the runs of this folder whose process is gone. How many there were."""
    return sum(_mark(client, UUID(name)) for name in killed_runs(folder))


def mark_abandoned(client: SyncPrefectClient, folder: DataFolder, deployments: Iterable[UUID]) -> int:
    """Mark what a `serve` that is gone has begun, also where the run had not come to its first line.

    Only for whoever serves these deployments now: nobody else begins their runs.
    """
    count, living = mark_killed(client, folder), living_runs(folder)
    runs = client.read_flow_runs(
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=list(deployments))),
        flow_run_filter=FlowRunFilter.model_validate({"state": {"type": {"any_": UNDER_WAY}}}),
    )
    return count + sum(_mark(client, run.id) for run in runs if str(run.id) not in living)


def _mark(client: SyncPrefectClient, flow_run_id: UUID) -> bool:
    """Its place, of which there is one for each deployment, becomes free with it."""
    try:
        run = client.read_flow_run(flow_run_id)
    except ObjectNotFound:  # it was made without this server
        return False
    if run.state is None or run.state.is_final():
        return False
    client.set_flow_run_state(flow_run_id, Crashed(message="Its process was killed."))
    return True
