"""`wirehouse serve`: everything that runs by itself, until it is stopped."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from types import FrameType

from flows.errors import ServerFailed
from flows.folder import DataFolder
from flows.serving.plan import Served
from flows.serving.server import server

FETCHES_AT_ONCE = 4


def serve(folder: DataFolder, served: Sequence[Served], port: int, say: Callable[[str], None]) -> None:
    """Serve until interrupted: the UI on 127.0.0.1:`port`, and every source as its schedule says.

    A PREFECT_API_URL of the user's is used instead of a server of our own. Raises
    FolderBusy when another `serve` runs on this folder, ServerFailed when the server
    does not start or is not there.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    with suppress(KeyboardInterrupt), server(folder, port) as address:
        say(f"Prefect UI: {address}  (stop with Ctrl-C)")
        asyncio.run(_run(folder, served))
    say("stopped")


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


async def _run(folder: DataFolder, served: Sequence[Served]) -> None:
    # Only now: Prefect reads its settings when it is imported.
    from prefect.client.orchestration import get_client
    from prefect.runner import Runner

    from flows.serving.dead import mark_abandoned
    from flows.serving.deployments import catch_up, fetches, forget_late, forget_others, others

    # Two, so that many slow sources never keep the load from running.
    runners = {
        Runner(limit=FETCHES_AT_ONCE, pause_on_shutdown=True): await fetches(folder, served),
        Runner(limit=2, pause_on_shutdown=True): await others(folder),
    }
    ids = {}
    for runner, deployments in runners.items():
        for one in deployments:
            ids[await runner.aadd_deployment(one.deployment)] = one
    with get_client(sync_client=True) as client:
        forget_others(client, folder, set(ids))
        mark_abandoned(client, folder, ids)
        forget_late(client, list(ids))
        for deployment_id, one in ids.items():
            if one.cron is not None:
                await catch_up(client, deployment_id, one.cron, datetime.now(UTC))
    await _until_stopped([asyncio.create_task(runner.start()) for runner in runners])


async def _until_stopped(serving: Sequence[asyncio.Task[None]]) -> None:
    stopped = asyncio.Event()

    def stop() -> None:
        stopped.set()
        for task in serving:
            task.cancel()

    # The runner's own handler for SIGTERM, set in its first step, exits past our server.
    await asyncio.sleep(0)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    await asyncio.wait(serving, return_when=asyncio.FIRST_COMPLETED)
    was_asked_to = stopped.is_set()
    stop()
    outcomes = await asyncio.gather(*serving, return_exceptions=True)
    if not was_asked_to:  # by themselves they never end
        raise ServerFailed(f"the Prefect server does not answer any more: {outcomes[0]!r}")
