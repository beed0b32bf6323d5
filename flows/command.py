"""`wirehouse run`: one run of the flow, watched and summed up on the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from flows.engine import Engine
from flows.environment import expect_server, prepare
from flows.errors import NothingUsable, WrongUse
from flows.extract import get_ready
from flows.folder import DataFolder
from flows.settings import read_settings
from flows.terminal import Display, show_summary


def run_once(paths: list[str], sample: bool, data: str) -> int:
    """Run `ingest` here and now; return the exit code: 1 when nothing could be used.

    Raises WrongUse when there is nothing to run, and the errors of `flows` and
    `warehouse` when the run fails.
    """
    if not paths and not sample:
        raise WrongUse("nothing to run: give a PATH, or --sample for the bundled news site")
    folder = DataFolder(Path(data).resolve())
    settings = read_settings(folder.root)
    prepare(folder)
    expect_server()
    with Display(Console(stderr=True)) as hear, Engine(settings.processes) as engine, engine.offered():
        hear("start", 0, 0)
        # Only now: Prefect reads its settings when it is imported.
        from flows.ingest import ingest

        # A worker gets ready while Prefect's server starts, which takes longer.
        engine.warm(get_ready)
        report = ingest(paths=paths, sample=sample, data=data)
    show_summary(Console(), report, data)
    if not report.usable:
        raise NothingUsable("nothing of what was given could be used")
    return 0
