"""Old history leaves Prefect's database; what was loaded stays, with its rows in `runs`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import ArtifactFilter, FlowFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import ObjectNotFound

from flows.folder import DataFolder
from flows.serving.dead import mark_killed
from flows.settings import read_settings

OURS = ["ingest", "fetch", "load", "purge", "rebuild"]
AT_ONCE = 100


@flow(name="purge", flow_run_name="purge old runs", persist_result=False)
def purge(data: str = "data") -> int:
    """Delete runs that ended more than `keep_runs_days` ago, with their artifacts; how many.

    Runs whose process was killed are marked first.
    """
    folder = DataFolder(Path(data).resolve())
    before = datetime.now(UTC) - timedelta(days=read_settings(folder.root).keep_runs_days)
    with get_client(sync_client=True) as client:
        killed, deleted = mark_killed(client, folder), delete_runs(client, before)
    get_run_logger().info(
        "%d runs deleted that ended before %s, %d marked as killed", deleted, before, killed
    )
    return deleted


def delete_runs(client: SyncPrefectClient, before: datetime) -> int:
    """Delete the runs of our flows that ended before this moment. How many."""
    ended: dict[str, Any] = {"end_time": {"before_": before}}
    count = 0
    while runs := client.read_flow_runs(
        flow_filter=FlowFilter.model_validate({"name": {"any_": OURS}}),
        flow_run_filter=FlowRunFilter.model_validate(ended),
        limit=AT_ONCE,
    ):
        for run in runs:
            _delete(client, run)
        count += len(runs)
    return count


def _delete(client: SyncPrefectClient, run: FlowRun) -> None:
    theirs = ArtifactFilter.model_validate({"flow_run_id": {"any_": [run.id]}})
    for artifact in client.read_artifacts(artifact_filter=theirs):
        client.delete_artifact(artifact.id)
    try:
        client.delete_flow_run(run.id)
    except ObjectNotFound:  # somebody else purges too
        return
