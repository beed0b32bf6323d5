"""One run asks for another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId, FlowRunFilter
from prefect.client.schemas.objects import StateType

SOON = timedelta(seconds=30)


def ask_for_load(deployment: str) -> bool:
    """Ask for a run of `deployment` ("flow/name"), unless one is at work or about to be: it takes what
    is there by then, and a second one would only be cancelled. Whether it was asked for.
    """
    with get_client(sync_client=True) as client:
        found = client.read_deployment_by_name(deployment)
        runs = client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[found.id])),
            flow_run_filter=FlowRunFilter.model_validate(
                {"state": {"type": {"any_": [StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING]}}}
            ),
        )
        if any(_is_near(run.next_scheduled_start_time) for run in runs):
            return False
        client.create_flow_run_from_deployment(found.id)
    return True


def _is_near(start: datetime | None) -> bool:
    """A run that has begun has no next start."""
    return start is None or start < datetime.now(UTC) + SOON
