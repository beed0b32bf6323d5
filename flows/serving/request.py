"""One run asks for another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId, FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.states import Scheduled

SOON, LATER = timedelta(seconds=30), timedelta(seconds=20)


def ask_for_load(deployment: str) -> bool:
    """Ask for a run of `deployment` ("flow/name"), unless one is about to be: it takes what is there by then.
    Whether it was asked for.

    One that is at work may have looked for the last time, and a second beside it would only be
    cancelled: then the next is asked for a little later.
    """
    with get_client(sync_client=True) as client:
        found = client.read_deployment_by_name(deployment)
        runs = client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[found.id])),
            flow_run_filter=FlowRunFilter.model_validate(
                {"state": {"type": {"any_": [StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING]}}}
            ),
        )
        at_work = [run for run in runs if run.state_type == StateType.RUNNING]
        if any(_is_near(run.next_scheduled_start_time) for run in runs if run not in at_work):
            return False
        start = datetime.now(UTC) + (LATER if at_work else timedelta(0))
        client.create_flow_run_from_deployment(found.id, state=Scheduled(scheduled_time=start))
    return True


def _is_near(start: datetime | None) -> bool:
    """A run that is being begun has no next start."""
    return start is None or start < datetime.now(UTC) + SOON
