"""What a run leaves in Prefect's UI: its report, links to stories of note, and how far it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any
from urllib.parse import quote
from uuid import UUID

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    update_progress_artifact,
)

from flows.chart import chart_of_runs
from flows.harmless import for_line, for_markdown
from flows.progress import listening
from flows.serving.pages import Pages
from flows.summary import RunReport, SourceReport

KEYS = ("run-report", "fetch-report", "rebuild-report", "story-of-note")
"""Of the artifacts that quote pages."""

STORIES_OF_NOTE = 5  # linked by each run
STAGES = ("extract",)  # those that know beforehand how much there is to do
LONG_WORK = 5  # batches of which their progress is shown
STEP = 5.0  # per cent between two updates, each of which is a request to the server


def leave_report(report: RunReport, pages: Pages | None) -> None:
    """Leave the artifact `run-report`: its card shows the headline figures, its page the tables.

    The `pages` of its stories are linked, where there are any.
    """
    create_markdown_artifact(key="run-report", markdown=markdown(report, pages), description=report.headline)
    for story in report.told_stories[:STORIES_OF_NOTE]:
        if address := (pages and pages.of(story["story_id"])) or web_address(story["url"]):
            create_link_artifact(
                key="story-of-note",
                link=address,
                link_text=for_markdown(story["title"]),
                description=f"{story['article_count']} articles of {story['publisher_count']} publishers",
            )


def leave_fetch_report(sources: Sequence[SourceReport]) -> None:
    """Leave the artifact `fetch-report` of a run that only fetches."""
    told = (f"{s.name}: {s.failure or f'{s.pages} pages, {s.unchanged} as before'}" for s in sources)
    create_markdown_artifact(
        key="fetch-report",
        markdown=f"# Fetched\n\n{_sources(sources)}",
        description=for_line("; ".join(told)),
    )


def web_address(url: str | None) -> str | None:
    """An address that may stand in a link: on the web, and nothing in it that markdown would read."""
    if url is None or not re.match(r"https?://[^/\s]", url):
        return None
    return quote(url, safe="/:?&=%#+,;@~-._$!'*")


@contextmanager
def showing_progress() -> Iterator[None]:
    """Show long work of the run at hand as it goes on, while the context lasts."""
    with listening(_Progress().hear):
        yield


class _Progress:
    """One artifact for each stage that has many steps."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stages: dict[str, tuple[UUID, int]] = {}
        self._done: dict[str, int] = {}
        self._shown: dict[str, float] = {}

    def hear(self, stage: str, done: int, total: int) -> None:
        with self._lock:
            if total >= LONG_WORK and stage in STAGES:
                key = f"{stage}-progress"
                artifact = create_progress_artifact(0.0, key=key, description=stage)
                assert isinstance(artifact, UUID)  # as nobody awaits it here
                self._stages[stage] = (artifact, total)
                self._done[stage], self._shown[stage] = 0, 0.0
            elif stage in self._stages:
                self._advance(stage, done)

    def _advance(self, stage: str, done: int) -> None:
        artifact, total = self._stages[stage]
        self._done[stage] += done
        reached = min(100.0, 100.0 * self._done[stage] / total)
        if reached - self._shown[stage] >= STEP or reached == 100.0 > self._shown[stage]:
            self._shown[stage] = reached
            update_progress_artifact(artifact, reached)


def markdown(report: RunReport, pages: Pages | None = None) -> str:
    """The report as markdown in which nothing that a page's author wrote can act.

    It links the `pages` of its stories; without them it says how to make one.
    """
    published = (
        f"Published `{report.published.name}`." if report.published else "Nothing published: no row changed."
    )
    sections = [
        f"# Run report\n\n{published}",  # the page shows the headline above it
        _runs(report),
        _table(
            "Stories that this run touched, with their copies",
            ("articles", "sources", "page", "story", "who", "relations", "original"),
            [_story(story, pages) for story in report.told_stories],
        ),
        _how_to_look(report, pages),
        _table(
            "Figures on which copies differ",
            ("property", "subject", "told", "story"),
            [_escaped(c["property"], c["subject"], c["told"], c["title"]) for c in report.conflicts],
        ),
        _sources(report.sources),
        _table(
            "Requests",
            ("what came of them", "requests"),
            [_escaped(*pair) for pair in report.requests.items()],
        ),
        _table(
            "Articles by relation",
            ("relation", "articles"),
            [_escaped(*pair) for pair in report.relations.items()],
        ),
        _table(
            "Rejections",
            ("stage", "reason", "where", "detail"),
            [_escaped(r["stage"], r["reason"], r["location"], r["detail"]) for r in report.rejections],
        ),
    ]
    return "\n\n".join(section for section in sections if section)


def _runs(report: RunReport) -> str:
    if not report.last_runs:
        return ""
    words = "new versions of articles in blue, what could not be used in red"
    head = "## The last runs"
    return f"{head}\n\n![{words}]({chart_of_runs(report.last_runs)})\n\n{words}"


def _sources(sources: Sequence[SourceReport]) -> str:
    return _table(
        "Sources",
        ("source", "kind", "location", "pages", "as before", "failure"),
        [_escaped(s.name, s.kind, s.location, s.pages, s.unchanged, s.failure or "") for s in sources],
    )


def _how_to_look(report: RunReport, pages: Pages | None) -> str:
    if pages is not None:
        return f"[The overview of all stories]({pages.address}/)"
    data = for_line(str(report.warehouse.parent)).replace("`", "'")
    return f"A page of a story: `wirehouse report ID --data {data}`" if report.told_stories else ""


def _story(story: dict[str, Any], pages: Pages | None) -> tuple[str, ...]:
    address, story_id = web_address(story["url"]), story["story_id"]
    counts = _escaped(story["article_count"], story["independent_source_count"])
    words = _escaped(story["title"], story["publishers"], story["relations"])
    page = pages.of(story_id) if pages is not None else None
    # Not in the title: the UI shows the escapes of a link's words.
    shown = f"[look]({page})" if page else f"`{story_id}`"
    return (*counts, shown, *words, f"[open]({address})" if address else "")


def _escaped(*cells: object) -> tuple[str, ...]:
    return tuple(for_markdown(cell) for cell in cells)


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Cells of text have been made harmless before."""
    lines = [" | ".join(str(cell) for cell in row) for row in rows]
    if not lines:
        return ""
    ruler = " | ".join("---" for _ in head)
    body = "\n".join(f"| {line} |" for line in lines)
    return f"## {title}\n\n| {' | '.join(head)} |\n| {ruler} |\n{body}"
