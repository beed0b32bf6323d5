"""`wirehouse serve`: everything that runs by itself, until it is stopped."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from types import FrameType
from typing import Any

import httpx

from flows.errors import ServerFailed
from flows.folder import DataFolder
from flows.serving.follow import Follower, told_problem
from flows.serving.pages import serving_pages
from flows.serving.plan import Served
from flows.serving.server import Server, server


def serve(
    folder: DataFolder, plan: Callable[[], Sequence[Served]], port: int, say: Callable[[str], None]
) -> None:
    """Serve until interrupted: the UI on 127.0.0.1:`port`, and every source as its schedule says.

    `plan` is asked again and again, so that edits of `sources.toml` are followed; what it
    raises at first is raised. A PREFECT_API_URL of the user's is used instead of a server
    of our own. Raises FolderBusy when another `serve` runs on this folder, ServerFailed
    when the server does not start, is not there, or is away too long.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    served = plan()
    with (
        suppress(KeyboardInterrupt),
        server(folder, port) as ours,
        serving_pages(folder, port + 1) as pages,
    ):
        say(f"Prefect UI: {ours.address}  (stop with Ctrl-C)")
        if pages:
            say(f"pages of stories: {pages}")
        for one in served:
            if one.problem is not None:
                say(told_problem(one))
        try:
            asyncio.run(_run(folder, served, plan, ours, say))
        except httpx.HTTPError as error:  # Prefect's
            raise ServerFailed(
                f"the Prefect server at {ours.address} does not do its work: {error}"
            ) from error
    say("stopped")


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


async def _run(
    folder: DataFolder,
    served: Sequence[Served],
    plan: Callable[[], Sequence[Served]],
    ours: Server,
    say: Callable[[str], None],
) -> None:
    # Only now: Prefect reads its settings when it is imported.
    from flows.serving.runners import Runners

    stopped, follower = asyncio.Event(), Follower(served, plan, say)
    while True:
        runners = Runners(folder)
        await runners.put_up(follower.served)
        await _first(stopped, *runners.start(), follower.follow(runners.change), ours.until_away())
        if not stopped.is_set():
            # Its runners do not get over it: what was at work is left to the next runs.
            await _first(stopped, ours.come_back(say))
        if stopped.is_set():
            runners.pause()
            return


async def _first(stopped: asyncio.Event, *serving: Coroutine[Any, Any, None]) -> None:
    """Until one of them ends, or a signal has `stopped` it all; then the others are ended too."""
    tasks = [asyncio.create_task(one) for one in (*serving, _wait(stopped))]
    # The runner's own handler for SIGTERM, set in its first step, exits past our server.
    await asyncio.sleep(0)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    if stopped.is_set():
        return
    for task in done:
        if isinstance(error := task.exception(), ServerFailed):
            raise error
        if error is not None:  # a runner's, which never ends by itself
            raise ServerFailed(f"the runs cannot be begun any more: {error!r}") from error


async def _wait(stopped: asyncio.Event) -> None:
    await stopped.wait()
