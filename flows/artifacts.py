"""The run report in Prefect's UI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from prefect.artifacts import create_markdown_artifact

from flows.summary import RunReport


def leave_report(report: RunReport) -> None:
    """Leave the artifact `run-report`: its card shows the headline figures, its page the tables."""
    create_markdown_artifact(key="run-report", markdown=markdown(report), description=report.headline)


def markdown(report: RunReport) -> str:
    """The report as markdown in which nothing that a page's author wrote can act."""
    published = (
        f"published `{report.published.name}`" if report.published else "nothing published: no row changed"
    )
    sections = [
        f"# Run report\n\n{report.headline}; {published}.",
        _table(
            "Sources",
            ("source", "kind", "location", "pages", "as before", "failure"),
            [(s.name, s.kind, s.location, s.pages, s.unchanged, s.failure or "") for s in report.sources],
        ),
        _table(
            "Articles by relation",
            ("relation", "articles"),
            list(report.relations.items()),
        ),
        _table(
            "Stories that this run touched, with their copies",
            ("story", "articles", "publishers", "independent sources", "relations", "who"),
            [
                (
                    s["title"],
                    s["article_count"],
                    s["publisher_count"],
                    s["independent_source_count"],
                    s["relations"],
                    s["publishers"],
                )
                for s in report.told_stories
            ],
        ),
        _table(
            "Figures on which copies differ",
            ("property", "subject", "told", "story"),
            [(c["property"], c["subject"], c["told"], c["title"]) for c in report.conflicts],
        ),
        _table(
            "Rejections",
            ("stage", "reason", "where", "detail"),
            [(r["stage"], r["reason"], r["location"], r["detail"]) for r in report.rejections],
        ),
    ]
    return "\n\n".join(section for section in sections if section)


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [" | ".join(plain(cell) for cell in row) for row in rows]
    if not lines:
        return ""
    ruler = " | ".join("---" for _ in head)
    body = "\n".join(f"| {line} |" for line in lines)
    return f"## {title}\n\n| {' | '.join(head)} |\n| {ruler} |\n{body}"


def plain(value: object, limit: int = 200) -> str:
    """A value as text that markdown and HTML show and never obey, on one line, cut at `limit`."""
    text = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    # A numeric character reference is text to every markdown renderer, before and after HTML.
    return re.sub(r"[^\w\s.,;:%€$£°·…/'’\"“”–—+-]", lambda found: f"&#{ord(found[0])};", text).replace(
        "://", ":&#47;&#47;"
    )
