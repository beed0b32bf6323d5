"""`wirehouse run`: one run of the flow, watched and summed up on the terminal; `wirehouse forget`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from flows.engine import offered
from flows.environment import expect_server, server_of
from flows.errors import NothingUsable, WrongUse
from flows.extract import get_ready
from flows.folder import DataFolder
from flows.gather.span import read_span
from flows.harmless import for_terminal
from flows.holding import holding_all_sources
from flows.output import standard_output
from flows.own_server import server_at_hand
from flows.settings import read_settings
from flows.sources import Source, choose
from flows.summary import RunReport
from flows.terminal import Display, show_summary


def run_once(
    given: list[str], sample: bool, data: str, since: str | None = None, until: str | None = None
) -> None:
    """Run `ingest` here and now, and show what came of it.

    Raises WrongUse when there is nothing to run, NothingUsable when nothing could be used, and
    the other errors of `flows` and `warehouse` when the run fails.
    """
    folder = DataFolder(Path(data).resolve())
    if given or not sample:
        _expect_usable(choose(folder.root, given), is_named=bool(given))
    read_span(since, until, datetime.now(UTC).date())
    settings = read_settings(folder.root)
    stays = f"What was read is loaded or waits in {folder.root}: the next run takes it up"
    with (
        server_at_hand(folder, stays) as wait_for_server,
        Display(Console(stderr=True)) as hear,
        offered(settings) as engine,
    ):
        hear("start", 0, 0)
        # Only now: Prefect reads its settings when it is imported.
        from flows.ingest import ingest

        # A worker gets ready while Prefect's server starts, which takes longer.
        if engine:
            engine.warm(get_ready)
        wait_for_server()
        report = ingest(paths=given, sample=sample, data=data, since=since, until=until)
    show_summary(standard_output(), report, data)
    if not report.usable and not _had_nothing_new(report):
        raise NothingUsable("nothing of what was given could be used")


def _expect_usable(sources: Sequence[Source], is_named: bool) -> None:
    """Raise WrongUse at once, not by a run that fails, where a block that was asked for is wrong, or each
    is; one among others shows in the run's rejections.
    """
    problems = [source.problem for source in sources if source.problem is not None]
    if problems and (is_named or len(problems) == len(sources)):
        raise WrongUse(problems[0])


def _had_nothing_new(report: RunReport) -> bool:
    """A source that was reached and named no page that had to be looked at: that is well."""
    return any(source.pages == 0 and source.failure is None for source in report.sources)


def forget_once(word: str, data: str, yes: bool) -> None:
    """Say what would go, ask, take it down, and say what went. Raises WrongUse for an unknown word."""
    from flows.forget import forget, plan

    folder = DataFolder(Path(data).resolve())
    expect_server()
    with holding_all_sources(folder), folder.hold():
        planned = plan(folder, word)
        for one in planned.found[:20]:
            click.echo(for_terminal(f"  {one['title'] or 'no title'}  {one['url']}"))
        if len(planned.found) > 20:
            click.echo(f"  and {len(planned.found) - 20} more")
        what = f"the source {planned.source} and " if planned.source else ""
        question = f"forget {what}{len(planned.found)} articles, for good"
        if not yes and not click.confirm(f"{question}?", default=False):
            click.echo("nothing was changed")
            return
        removed = forget(folder, planned)
    click.echo(
        f"forgotten: {what}{removed.articles} articles and {removed.bodies} archived pages, "
        f"out of {removed.files} database files; they will not come in again"
    )
    if server := server_of(folder):
        click.echo(
            f"on the Prefect server {server} too, reports and logs; its events go when their span is over"
        )
    if removed.dropped:
        click.echo(f"{removed.dropped} snapshots of another version were removed whole")
