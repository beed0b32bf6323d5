"""What a run did, in figures, for the terminal, the log and the report in Prefect's UI."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from flows.errors import SourceFailed
from flows.folder import DataFolder
from flows.gather import Gathered
from flows.load import Loaded, Run
from flows.sources import Source
from warehouse.database import open_build
from warehouse.summary import ask

LAST_RUNS = 30


@dataclass(frozen=True)
class SourceReport:
    """What one source gave in this run."""

    name: str
    kind: str
    location: str
    pages: int
    unchanged: int
    failure: str | None = None

    @property
    def has_news(self) -> bool:
        return self.pages > self.unchanged


@dataclass(frozen=True)
class RunReport:
    """The figures of one run. `totals` and the lists speak of the whole warehouse as it is now."""

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
    requests: dict[str, int] = field(default_factory=dict)  # by what came of them
    rejections: tuple[dict[str, Any], ...] = ()
    told_stories: tuple[dict[str, Any], ...] = ()
    conflicts: tuple[dict[str, Any], ...] = ()
    last_runs: tuple[dict[str, Any], ...] = ()  # oldest first

    @property
    def usable(self) -> int:
        """Articles that this run read, new or not."""
        return self.articles_new + self.articles_changed + self.articles_unchanged

    @property
    def headline(self) -> str:
        """The run in one line, what matters most first: a card shows but its beginning."""
        counts = (
            (self.articles_new, "new article"),
            (self.articles_changed, "changed article"),
            (len(self.rejections), "new rejection"),
        )
        news = ", ".join(_counted(number, one) for number, one in counts if number)
        stories, figures, conflicts = (self.totals.get(k, 0) for k in ("stories", "quantities", "conflicts"))
        return (
            f"{news or 'nothing new'} from {_counted(self.pages, 'page')}; in all "
            f"{_counted(stories, 'story', 'stories')}, {_counted(figures, 'figure')}, "
            f"{_counted(conflicts, 'conflict')}"
        )


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def source_reports(gathered: Iterable[tuple[Source, Gathered | SourceFailed]]) -> tuple[SourceReport, ...]:
    """What each source gave, as it was gathered."""
    return tuple(_source_report(source, outcome) for source, outcome in gathered)


def _source_report(source: Source, outcome: Gathered | SourceFailed) -> SourceReport:
    where = source.shown_location
    if isinstance(outcome, SourceFailed):
        return SourceReport(source.name, source.kind, where, 0, 0, str(outcome))
    return SourceReport(source.name, source.kind, where, outcome.pages, outcome.unchanged)


def summarise(
    folder: DataFolder,
    run: Run,
    loaded: Loaded,
    published: Path | None,
    sources: tuple[SourceReport, ...] | None = None,
) -> RunReport:
    """The report of a run that came to its end; its sources are those that were loaded, unless given."""
    if sources is None:
        names = ("name", "kind", "location", "pages", "unchanged", "failure")
        sources = tuple(SourceReport(*(row[name] for name in names)) for row in loaded.sources)
    with closing(open_build(folder.build)) as con:
        return RunReport(
            run_id=run.run_id,
            pages=sum(source.pages for source in sources),
            articles_new=loaded.merged.articles_new,
            articles_changed=loaded.merged.articles_changed,
            articles_unchanged=loaded.merged.articles_unchanged,
            sources=sources,
            published=published,
            warehouse=folder.published,
            **_answers(con, run, [run.run_id, *loaded.run_ids]),
        )


def _answers(con: duckdb.DuckDBPyConnection, run: Run, run_ids: list[str]) -> dict[str, Any]:
    (totals,) = ask(con, "totals")
    requests = ask(con, "requests", run_ids=run_ids)
    return {
        "totals": totals,
        "relations": {found["relation"]: found["articles"] for found in ask(con, "relations")},
        "requests": {found["outcome"]: found["requests"] for found in requests},
        "rejections": tuple(ask(con, "rejections", run_ids=run_ids)),
        "told_stories": tuple(ask(con, "told_stories", run_ids=run_ids)),
        "conflicts": tuple(ask(con, "conflicts")),
        "last_runs": tuple(ask(con, "last_runs", most=LAST_RUNS)),
    }
