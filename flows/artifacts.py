"""The run report in Prefect's UI."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prefect.artifacts import create_markdown_artifact

from flows.harmless import for_markdown
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
        _table("Requests", ("what came of them", "requests"), list(report.requests.items())),
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
    lines = [" | ".join(for_markdown(cell) for cell in row) for row in rows]
    if not lines:
        return ""
    ruler = " | ".join("---" for _ in head)
    body = "\n".join(f"| {line} |" for line in lines)
    return f"## {title}\n\n| {' | '.join(head)} |\n| {ruler} |\n{body}"
