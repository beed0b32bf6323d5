"""What is served, on Prefect's runners, which begin the runs."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import get_client
from prefect.exceptions import ObjectNotFound
from prefect.runner import Runner
from prefect.settings import get_current_settings

from flows.environment import answers
from flows.folder import DataFolder
from flows.serving.dead import mark_abandoned
from flows.serving.deployments import catch_up, fetches, forget_late, forget_others, others
from flows.serving.follow import Change
from flows.serving.plan import Served

FETCHES_AT_ONCE = 4


class Runners:
    """Two, so that many slow sources never keep the load from running."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        # The schedules are paused here when all is over, not by the runners: they would stumble over a
        # deployment that was taken away, and wait for a server that is gone.
        self._reading = Runner(limit=FETCHES_AT_ONCE, pause_on_shutdown=False)
        self._rest = Runner(limit=2, pause_on_shutdown=False)
        self._ids: dict[str, UUID] = {}  # of the fetches, by name
        self._other_ids: list[UUID] = []

    async def put_up(self, served: Sequence[Served]) -> None:
        """Deploy what is served, in the place of what was, and clear up after a `serve` that was killed."""
        crons = {}
        for one, deployed in zip(served, await fetches(self._folder, served), strict=True):
            self._ids[one.name] = await self._reading.aadd_deployment(deployed.deployment)
            crons[self._ids[one.name]] = deployed.cron
        for deployed in await others(self._folder):
            self._other_ids.append(await self._rest.aadd_deployment(deployed.deployment))
            crons[self._other_ids[-1]] = deployed.cron
        with get_client(sync_client=True) as client:
            forget_others(client, self._folder, set(crons))
            mark_abandoned(client, self._folder, crons)
            forget_late(client, list(crons))
            for deployment_id, cron in crons.items():
                if cron is not None:
                    await catch_up(client, deployment_id, cron, datetime.now(UTC))
                else:
                    client.create_flow_run_from_deployment(deployment_id)

    async def change(self, change: Change) -> None:
        """Follow a change of the plan. Raises httpx.HTTPError where the server is away; try again."""
        async with get_client() as client:
            for gone in change.gone:
                if gone.name in self._ids:
                    with suppress(ObjectNotFound):
                        await client.delete_deployment(self._ids[gone.name])
                    del self._ids[gone.name]
            for one, deployed in zip(change.put, await fetches(self._folder, change.put), strict=True):
                self._ids[one.name] = await self._reading.aadd_deployment(deployed.deployment)
                if deployed.cron is None:
                    await client.create_flow_run_from_deployment(self._ids[one.name])

    def start(self) -> list[Coroutine[Any, Any, None]]:
        """What begins runs as they are due, until cancelled."""
        return [self._reading.start(), self._rest.start()]

    def pause(self) -> None:
        """Have the server plan no more runs, where it can be reached."""
        if not answers(str(get_current_settings().api.url)):
            return  # Prefect's client would wait for it for minutes
        with suppress(httpx.HTTPError), get_client(sync_client=True) as client:
            for deployment_id in (*self._ids.values(), *self._other_ids):
                with suppress(ObjectNotFound):
                    client.pause_deployment(deployment_id)
