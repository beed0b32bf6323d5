"""`wirehouse rebuild`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from flows.engine import offered
from flows.errors import WrongUse
from flows.extract import get_ready
from flows.folder import DataFolder
from flows.output import standard_output
from flows.own_server import server_at_hand
from flows.rebuild.beside import old_file
from flows.rebuild.rejected import count_rejected, wait_again
from flows.rebuild.shown import show_rebuild
from flows.settings import read_settings
from flows.terminal import Display


def rebuild_once(data: str, swap: bool, lossy: bool) -> None:
    """Rebuild here and now, and say what differs. Raises WrongUse where there is nothing to rebuild, and
    ArchiveIncomplete.
    """
    folder = DataFolder(Path(data).resolve())
    old_file(folder, build_first=False)
    settings = read_settings(folder.root)
    with (
        server_at_hand(folder, "Give the command again") as wait_for_server,
        Display(Console(stderr=True)) as hear,
        offered(settings) as engine,
    ):
        hear("start", 0, 0)
        # Only now: Prefect reads its settings when it is imported.
        from flows.rebuild.flow import rebuild

        if engine:
            engine.warm(get_ready)
        wait_for_server()
        report = rebuild(data=data, swap=swap, lossy=lossy)
    show_rebuild(standard_output(), report)
    if swap:
        click.echo(f"in place: {folder.published}; what it replaced is {folder.replaced / folder.build.name}")
    else:
        click.echo(
            f"beside the old one: wirehouse sql --data {folder.rebuild} ...; "
            f"put it in place with: wirehouse rebuild --swap{'' if data == 'data' else f' --data {data}'}"
        )


def retry_once(data: str) -> None:
    """Try the rejected pages again, and say what came of it. Raises WrongUse where there is no warehouse."""
    folder = DataFolder(Path(data).resolve())
    if not folder.build.exists():
        raise WrongUse(f"{folder.root} holds no warehouse yet")
    settings = read_settings(folder.root)
    before = count_rejected(folder)
    if before:
        with (
            server_at_hand(folder, "The next run takes up what waits") as wait_for_server,
            Display(Console(stderr=True)) as hear,
            offered(settings),
        ):
            hear("start", 0, 0)
            from flows.ingest import load

            wait_for_server()
            wait_again(folder)
            load(data=data)
    after = count_rejected(folder)
    click.echo(f"{before} rejected pages tried again: {before - after} gave an article, {after} did not")
