"""The run as a person at the terminal sees it. Quiet where there is no terminal."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from flows.harmless import for_terminal
from flows.progress import Listener, listening
from flows.summary import RunReport
from warehouse.publish import published_files

STAGES = {
    "start": "starting Prefect",
    "gather": "gathering pages",
    "extract": "finding articles and facts",
    "load": "joining copies, loading",
}
EXAMPLES = (
    "SELECT title, article_count, publisher_count FROM stories ORDER BY article_count DESC LIMIT 10",
    "SELECT exact, base_value, base_unit, property, subject FROM quantities ORDER BY subject LIMIT 20",
    "SELECT property, subject, value, base_unit, verdict, article_count FROM claims WHERE article_count > 1",
)


class Display:
    """A line per stage while a run lasts; use it as a context manager."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            SpinnerColumn(finished_text="[green]✓"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._lines: dict[str, TaskID] = {}
        self._hearing = listening(self.hear)

    def __enter__(self) -> Listener:
        self._progress.start()
        self._hearing.__enter__()
        return self.hear

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._hearing.__exit__(kind, error, trace)
        if error is None:
            self._finish(self._lines)
        self._progress.stop()

    def hear(self, stage: str, done: int, total: int) -> None:
        """A stage begins (with its total), or `done` more of it is done."""
        if stage not in self._lines:
            self._finish(self._lines)
            self._lines[stage] = self._progress.add_task(STAGES.get(stage, stage), total=total or None)
            return
        self._progress.advance(self._lines[stage], done)

    def _finish(self, stages: Iterable[str]) -> None:
        for stage in stages:
            line = self._lines[stage]
            task = self._progress.tasks[self._progress.task_ids.index(line)]
            done = task.total if task.total is not None else max(task.completed, 1)
            self._progress.update(line, total=done, completed=done)


def show_summary(console: Console, report: RunReport, data: str) -> None:
    """The run's figures, what could not be used and why, and what to ask next."""
    figures = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, value in _figures(report):
        figures.add_row(Text(name, style="bold"), Text(value))
    console.print(figures)
    if report.rejections:
        console.print()
        console.print(_rejections(report))
    console.print()
    where = f"{report.warehouse}" + ("" if report.published else "  (no row changed, nothing new published)")
    console.print(Text("warehouse  ", style="bold").append(where, style="not bold"), soft_wrap=True)
    kept = published_files(report.warehouse.parent)
    size = sum(path.stat().st_size for path in kept) / 1e6
    console.print(Text("snapshots  ", style="bold").append(f"{len(kept)}, {size:,.0f} MB", style="not bold"))
    if report.totals.get("stories"):
        console.print(Text("try next", style="bold"))
        option = "" if data == "data" else f" --data {data}"
        for query in EXAMPLES:
            console.print(Text(f'  wirehouse sql{option} "{query}"'), soft_wrap=True)


def _figures(report: RunReport) -> list[tuple[str, str]]:
    totals = report.totals
    copies = ", ".join(f"{count} {relation}" for relation, count in report.relations.items())
    requests = ", ".join(f"{count} {outcome}" for outcome, count in report.requests.items())
    return [
        ("pages read", f"{report.pages}"),
        *([("requests", requests)] if requests else []),
        (
            "articles",
            f"{report.articles_new} new, {report.articles_changed} changed, "
            f"{report.articles_unchanged} unchanged",
        ),
        ("stories", f"{totals.get('stories', 0)}"),
        ("by relation", copies or "none"),
        (
            "facts",
            f"{totals.get('quantities', 0)} quantities, {totals.get('dates', 0)} dates, "
            f"{totals.get('mentions', 0)} names, {totals.get('events', 0)} events",
        ),
        ("claims", f"{totals.get('claims', 0)}, of which {totals.get('conflicts', 0)} in conflict"),
        ("rejections", f"{len(report.rejections)} new, {totals.get('rejections', 0)} in all"),
    ]


def _rejections(report: RunReport) -> Table:
    table = Table(title="could not be used", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column in ("stage", "reason", "where", "detail"):
        table.add_column(column, overflow="fold")
    for found in report.rejections[:20]:
        table.add_row(
            *(Text(for_terminal(str(found[key]))) for key in ("stage", "reason", "location", "detail"))
        )
    if len(report.rejections) > 20:
        table.add_row("", "", f"and {len(report.rejections) - 20} more: SELECT * FROM rejections", "")
    return table
