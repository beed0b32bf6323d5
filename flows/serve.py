"""A Prefect server with its UI on loopback, and the ingest flow on a schedule beside it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType

from flows.environment import SERVER_FILE, answers, prepare, running_server
from flows.errors import FolderBusy, ServerFailed, WrongUse
from flows.folder import DataFolder
from flows.sources import choose
from flows.sources.configured import configured_sources
from flows.sources.schedule import interval

START_SECONDS = 180


def time_between(folder: DataFolder, given: Sequence[str], sample: bool, every: str | None) -> timedelta:
    """The time between two runs: `every`, else the shortest schedule of what is served, else 15 minutes.

    Raises WrongUse for what is no interval, and where there is nothing to serve.
    """
    sources = choose(folder.root, given) if given or not sample else ()
    if every is not None:
        return interval(every)
    scheduled = [interval(source.schedule) for source in sources if source.schedule]
    return min(scheduled, default=timedelta(minutes=15))


def serve(
    folder: DataFolder,
    paths: Sequence[str],
    sample: bool,
    every: timedelta,
    port: int,
    say: Callable[[str], None],
) -> None:
    """Serve until interrupted: the UI on 127.0.0.1:`port`, one run now and one each `every`.

    A PREFECT_API_URL of the user's is used instead of a server of our own. Raises
    FolderBusy when another `serve` runs on this folder, ServerFailed when the server
    does not start.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    with suppress(KeyboardInterrupt):
        if "PREFECT_API_URL" in os.environ:
            say(f"using the Prefect server at {os.environ['PREFECT_API_URL']}")
            asyncio.run(_serve_flow(folder, paths, sample, every))
        else:
            with _server(folder, port) as address:
                say(f"Prefect UI: {address}  (stop with Ctrl-C)")
                asyncio.run(_serve_flow(folder, paths, sample, every))
    say("stopped")


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def _server(folder: DataFolder, port: int) -> Iterator[str]:
    """A server of our own on this folder's Prefect home, until the block ends."""
    home = folder.prefect.resolve()
    home.mkdir(parents=True, exist_ok=True)
    if other := running_server(home):
        raise FolderBusy(f"another `wirehouse serve` runs on {folder.root}: {other.removesuffix('/api')}")
    if _taken(port):
        raise WrongUse(f"port {port} is taken; choose another with --port")
    address = f"http://127.0.0.1:{port}"
    # Without this the UI asks port 4200, wherever it is itself.
    os.environ["PREFECT_SERVER_UI_API_URL"] = f"{address}/api"
    prepare(folder)
    process = _start_server(home, port)
    try:
        _await_server(process, f"{address}/api", home / "server.log")
        (home / SERVER_FILE).write_text(json.dumps({"api_url": f"{address}/api", "pid": process.pid}))
        os.environ["PREFECT_API_URL"] = f"{address}/api"
        yield address
    finally:
        (home / SERVER_FILE).unlink(missing_ok=True)
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def _start_server(home: Path, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    told = os.environ | {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "INFO"}
    with (home / "server.log").open("ab") as log:
        # In a session of its own, so that Ctrl-C reaches us first and the server last.
        return subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=told,
            start_new_session=True,
        )


def _await_server(process: subprocess.Popen[bytes], api_url: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerFailed(f"the Prefect server stopped with code {process.returncode}; see {log}")
        if answers(api_url):
            return
        time.sleep(0.2)
    raise ServerFailed(f"the Prefect server did not answer within {START_SECONDS} s; see {log}")


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _as_given(folder: DataFolder, word: str) -> str:
    """A path whole, as a run begins in another folder; a name of a source as it is."""
    is_name = word in configured_sources(folder.root)
    return word if is_name else str(Path(word).expanduser().resolve())


async def _serve_flow(folder: DataFolder, paths: Sequence[str], sample: bool, every: timedelta) -> None:
    # Only now: Prefect reads its settings when it is imported.
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.runner import Runner
    from prefect.schedules import Interval
    from prefect.types.entrypoint import EntrypointType

    from flows.ingest import ingest

    deployment = await ingest.ato_deployment(
        name=folder.root.name or "data",
        schedule=Interval(every, anchor_date=datetime.now(UTC) + timedelta(seconds=1)),
        parameters={
            "paths": [_as_given(folder, word) for word in paths],
            "sample": sample,
            "due_only": True,
            "data": str(folder.root.resolve()),
        },
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    runner = Runner(pause_on_shutdown=True)
    await runner.aadd_deployment(deployment)
    serving = asyncio.create_task(runner.start())
    # The runner's own handler for SIGTERM, set in its first step, exits past our server.
    await asyncio.sleep(0)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
    with suppress(asyncio.CancelledError):
        await serving
