"""What a Prefect server keeps of past runs, without what is forgotten: by its API, wherever it is.

Of the server in the data folder, `flows/forgotten_runs.py` clears the database itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import ArtifactFilter, FlowFilter, LogFilter
from prefect.exceptions import ObjectNotFound

from flows.artifacts import KEYS
from flows.errors import ServerFailed
from flows.forgotten_runs import sought_in, tells
from flows.serving.purge import OURS

PAGE = 200


def forget_on_server(words: Iterable[str]) -> int:
    """Delete the artifacts that tell one of `words`, and the runs whose log does; how many.

    Events cannot be deleted there: the server drops them after its span for events. Raises
    ServerFailed.
    """
    sought = sought_in(words)
    if not sought:
        return 0
    try:
        with get_client(sync_client=True) as client:
            artifacts = [one.id for one in _artifacts(client) if tells((one.data, one.description), sought)]
            runs = {
                log.flow_run_id
                for some in _runs(client)
                for log in _logs(client, some)
                if tells((log.message,), sought)
            }
            for artifact_id in artifacts:
                with suppress(ObjectNotFound):
                    client.delete_artifact(artifact_id)
            for run_id in runs:
                with suppress(ObjectNotFound):
                    client.delete_flow_run(run_id)
    except httpx.HTTPError as error:
        raise ServerFailed(
            f"the Prefect server: {error!r}. Give the command again when it answers."
        ) from error
    return len(artifacts) + len(runs)


def _artifacts(client: SyncPrefectClient) -> Iterator[Any]:
    ours = ArtifactFilter.model_validate({"key": {"any_": list(KEYS)}})
    offset = 0
    while found := client.read_artifacts(artifact_filter=ours, limit=PAGE, offset=offset):
        yield from found
        offset += len(found)


def _runs(client: SyncPrefectClient) -> Iterator[list[UUID]]:
    ours = FlowFilter.model_validate({"name": {"any_": OURS}})
    offset = 0
    while found := client.read_flow_runs(flow_filter=ours, limit=PAGE, offset=offset):
        yield [run.id for run in found]
        offset += len(found)


def _logs(client: SyncPrefectClient, runs: list[UUID]) -> Iterator[Any]:
    theirs = LogFilter.model_validate({"flow_run_id": {"any_": runs}})
    offset = 0
    while found := client.read_logs(log_filter=theirs, limit=PAGE, offset=offset):
        yield from found
        offset += len(found)
