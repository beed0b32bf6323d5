"""What a run did, in figures, for the terminal, the log and the report in Prefect's UI."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import warehouse
from flows.errors import SourceFailed
from flows.folder import DataFolder
from flows.gather import Gathered
from flows.load import Loaded, Run
from flows.sources import Source
from warehouse.database import open_build
from warehouse.errors import NotPublished
from warehouse.summary import ask


@dataclass(frozen=True)
class SourceReport:
    """What one source gave in this run."""

    name: str
    kind: str
    location: str
    pages: int
    unchanged: int
    failure: str | None = None


@dataclass(frozen=True)
class RunReport:
    """The figures of one run. `totals` and the lists speak of the published file as it is now."""

    run_id: str
    pages: int
    articles_new: int
    articles_changed: int
    articles_unchanged: int
    sources: tuple[SourceReport, ...]
    published: Path | None  # None: no row changed, the file stayed
    warehouse: Path
    totals: dict[str, int] = field(default_factory=dict)
    relations: dict[str, int] = field(default_factory=dict)
    requests: dict[str, int] = field(default_factory=dict)  # of this run, by what came of them
    rejections: tuple[dict[str, Any], ...] = ()
    told_stories: tuple[dict[str, Any], ...] = ()
    conflicts: tuple[dict[str, Any], ...] = ()

    @property
    def usable(self) -> int:
        """Articles that this run read, new or not."""
        return self.articles_new + self.articles_changed + self.articles_unchanged

    @property
    def headline(self) -> str:
        """The run in one line."""
        return (
            f"{self.pages} pages, {self.articles_new} new articles, {self.articles_changed} changed, "
            f"{self.articles_unchanged} unchanged, {self.totals.get('stories', 0)} stories, "
            f"{self.totals.get('quantities', 0)} figures, {self.totals.get('conflicts', 0)} conflicts, "
            f"{len(self.rejections)} new rejections"
        )


def summarise(
    folder: DataFolder,
    run: Run,
    sources: Sequence[Source],
    gathered: Sequence[Gathered | SourceFailed],
    loaded: Loaded,
    published: Path | None,
) -> RunReport:
    """The report of a run that came to its end."""
    outcomes = [outcome for outcome in gathered if isinstance(outcome, Gathered)]
    return RunReport(
        run_id=run.run_id,
        pages=sum(outcome.pages for outcome in outcomes),
        articles_new=loaded.merged.articles_new,
        articles_changed=loaded.merged.articles_changed,
        articles_unchanged=loaded.merged.articles_unchanged,
        sources=tuple(_source_report(*pair) for pair in zip(sources, gathered, strict=True)),
        published=published,
        warehouse=folder.published,
        requests=_requests(folder, run),
        **_answers(folder, run),
    )


def _source_report(source: Source, outcome: Gathered | SourceFailed) -> SourceReport:
    if isinstance(outcome, SourceFailed):
        return SourceReport(source.name, source.kind, source.location, 0, 0, str(outcome))
    return SourceReport(source.name, source.kind, source.location, outcome.pages, outcome.unchanged)


def _requests(folder: DataFolder, run: Run) -> dict[str, int]:
    """From the build database: a run that changed no row publishes nothing."""
    with closing(open_build(folder.build)) as con:
        return {found["outcome"]: found["requests"] for found in ask(con, "requests", run_id=run.run_id)}


def _answers(folder: DataFolder, run: Run) -> dict[str, Any]:
    try:
        con = warehouse.connect(folder.root)
    except NotPublished:
        return {}
    with con:
        (totals,) = ask(con, "totals")
        return {
            "totals": totals,
            "relations": {found["relation"]: found["articles"] for found in ask(con, "relations")},
            "rejections": tuple(ask(con, "rejections", run_id=run.run_id)),
            "told_stories": tuple(ask(con, "told_stories", started_at=run.started_at)),
            "conflicts": tuple(ask(con, "conflicts")),
        }
