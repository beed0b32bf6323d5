"""What `serve` tidies up in Prefect's books, on a real server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from flows.folder import DataFolder
from flows.running import alive

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.filters import DeploymentFilter


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("kept"))
    folder.make()
    return folder


@pytest.fixture
def client(prefect_server: str) -> Iterator[SyncPrefectClient]:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        yield client


@pytest.fixture
def load_id(client: SyncPrefectClient, folder: DataFolder) -> UUID:
    """The deployment `load` of this folder, as it is applied anew."""
    from flows.serving.deployments import others

    async def apply() -> UUID:
        (load, _) = await others(folder)
        return await load.deployment.aapply()

    return asyncio.run(apply())


def states(client: SyncPrefectClient, *run_ids: UUID) -> list[str]:
    runs = [client.read_flow_run(run_id) for run_id in run_ids]
    return [run.state.name for run in runs if run.state and run.state.name]


def test_a_load_is_asked_for_once(client: SyncPrefectClient, folder: DataFolder, load_id: UUID) -> None:
    from flows.serving.request import ask_for_load

    assert ask_for_load(f"load/{folder.root.name}")
    assert not ask_for_load(f"load/{folder.root.name}")


def test_beside_a_load_that_may_have_looked_for_the_last_time_the_next_is_asked_for(
    client: SyncPrefectClient, folder: DataFolder, load_id: UUID
) -> None:
    from prefect.states import Running

    from flows.serving.request import LATER, ask_for_load

    for run in client.read_flow_runs(deployment_filter=only(load_id)):
        client.delete_flow_run(run.id)
    at_work = client.create_flow_run_from_deployment(load_id).id
    client.set_flow_run_state(at_work, Running(), force=True)
    asked_at = datetime.now(UTC)
    assert ask_for_load(f"load/{folder.root.name}")
    (asked,) = [run for run in client.read_flow_runs(deployment_filter=only(load_id)) if run.id != at_work]
    assert asked.next_scheduled_start_time and asked.next_scheduled_start_time >= asked_at + LATER
    assert not ask_for_load(f"load/{folder.root.name}")
    for run_id in (at_work, asked.id):
        client.delete_flow_run(run_id)


def test_abandoned_runs_are_marked_and_living_ones_are_not(
    client: SyncPrefectClient, folder: DataFolder, load_id: UUID
) -> None:
    from prefect.states import Pending, Running

    from flows.serving.dead import mark_abandoned

    runs = [client.create_flow_run_from_deployment(load_id).id for _ in range(3)]
    for run_id, state in zip(runs, (Pending(), Running(), Running()), strict=True):
        client.set_flow_run_state(run_id, state, force=True)
    with alive(folder, str(runs[2])):
        assert mark_abandoned(client, folder, [load_id]) == 2
    assert states(client, *runs) == ["Crashed", "Crashed", "Running"]
    client.delete_flow_run(runs[2])


def test_late_runs_go_and_the_next_stay(client: SyncPrefectClient, folder: DataFolder, load_id: UUID) -> None:
    from prefect.exceptions import ObjectNotFound
    from prefect.states import Scheduled

    from flows.serving.deployments import forget_late

    now = datetime.now(UTC)
    late, coming = (
        client.create_flow_run_from_deployment(
            load_id, state=Scheduled(scheduled_time=now + timedelta(hours=hours))
        ).id
        for hours in (-12, 1)
    )
    forget_late(client, [load_id])
    assert states(client, coming) == ["Scheduled"]
    with pytest.raises(ObjectNotFound):
        client.read_flow_run(late)


def test_one_run_catches_up_with_a_cron_line_that_was_missed(
    client: SyncPrefectClient, folder: DataFolder, load_id: UUID
) -> None:
    from flows.serving.deployments import catch_up

    for run in client.read_flow_runs(deployment_filter=only(load_id)):
        client.delete_flow_run(run.id)
    now = datetime.now(UTC)
    cron = (f"0 {(now.hour + 2) % 24} * * *", "UTC")
    assert not asyncio.run(catch_up(client, load_id, cron, now)), "there was no run before"
    ended(client, load_id)
    assert not asyncio.run(catch_up(client, load_id, cron, now))
    assert asyncio.run(catch_up(client, load_id, cron, now + timedelta(hours=12)))


def only(deployment_id: UUID) -> DeploymentFilter:
    """Others use the server too."""
    from prefect.client.schemas.filters import DeploymentFilter

    return DeploymentFilter.model_validate({"id": {"any_": [deployment_id]}})


def ended(client: SyncPrefectClient, deployment_id: UUID) -> UUID:
    """A run that began and ended just now, with an artifact."""
    from prefect.client.schemas.actions import ArtifactCreate
    from prefect.states import Completed, Running

    run_id = client.create_flow_run_from_deployment(deployment_id).id
    for state in (Running(), Completed()):
        client.set_flow_run_state(run_id, state, force=True)
    client.create_artifact(ArtifactCreate(key="kept", type="markdown", data="x", flow_run_id=run_id))
    return run_id


def test_old_runs_are_purged_with_their_artifacts(
    client: SyncPrefectClient, folder: DataFolder, load_id: UUID
) -> None:
    from prefect.client.schemas.filters import ArtifactFilter

    from flows.serving.purge import delete_runs

    old = ended(client, load_id)
    between = datetime.now(UTC)
    new = ended(client, load_id)
    assert delete_runs(client, between) >= 1
    assert states(client, new) == ["Completed"]
    theirs = ArtifactFilter.model_validate({"flow_run_id": {"any_": [old, new]}})
    assert [one.flow_run_id for one in client.read_artifacts(artifact_filter=theirs)] == [new]


def test_reports_and_logs_that_tell_of_what_is_forgotten_go(
    client: SyncPrefectClient, folder: DataFolder, load_id: UUID
) -> None:
    from prefect.client.schemas.actions import ArtifactCreate
    from prefect.client.schemas.filters import ArtifactFilter
    from prefect.exceptions import ObjectNotFound

    from flows.serving.forget import forget_on_server

    told, other = ended(client, load_id), ended(client, load_id)
    for run_id, report in ((told, "| Quillfeather\\_closes |"), (other, "| Cranes |")):
        client.create_artifact(
            ArtifactCreate(key="run-report", type="markdown", data=report, flow_run_id=run_id)
        )
    logged = ended(client, load_id)
    line = {"name": "x", "level": 20, "message": "https://a.example/quillfeather-closes failed"}
    now = datetime.now(UTC).isoformat()
    client.create_logs([line | {"flow_run_id": str(logged), "timestamp": now}])
    assert forget_on_server(["Quillfeather closes", ""]) == 2
    theirs = ArtifactFilter.model_validate({"key": {"any_": ["run-report"]}})
    left = [one.flow_run_id for one in client.read_artifacts(artifact_filter=theirs)]
    assert other in left and told not in left
    assert states(client, told, other) == ["Completed"] * 2
    with pytest.raises(ObjectNotFound):
        client.read_flow_run(logged)
    assert forget_on_server([]) == 0


def test_deployments_of_the_folder_that_are_served_no_more_go(
    client: SyncPrefectClient, folder: DataFolder, load_id: UUID
) -> None:
    from prefect.exceptions import ObjectNotFound

    from flows.serving.deployments import forget_others

    forget_others(client, DataFolder(folder.root / "another"), set())
    assert client.read_deployment(load_id).name == folder.root.name
    forget_others(client, folder, set())
    with pytest.raises(ObjectNotFound):
        client.read_deployment(load_id)
