"""What a rebuild changed, for a person: on the terminal, in a file, and in Prefect's UI."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.harmless import for_markdown, for_terminal
from warehouse.compare import Difference, Example

HEAD = ("what", "found by", "as before", "changed", "gained", "lost")


@dataclass(frozen=True)
class RebuildReport:
    """The new warehouse beside the old one. `warehouse` is what to open to look at it; `unreadable` are
    the places of pages that the archive does not hold, or not whole.
    """

    run_id: str
    differences: tuple[Difference, ...]
    unreadable: tuple[str, ...]
    warehouse: Path
    swapped: bool = False

    @property
    def headline(self) -> str:
        counts = dict.fromkeys(("kept", "changed", "gained", "lost"), 0)
        for difference in self.differences:
            for row in difference.counts:
                for name in counts:
                    counts[name] += row[name]
        return "{kept} rows as before, {changed} changed, {gained} gained, {lost} lost".format(**counts)


def show_rebuild(console: Console, report: RebuildReport) -> None:
    """The table, a few examples, and where the new warehouse is."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in HEAD:
        table.add_column(name, justify="left" if name in HEAD[:2] else "right")
    for row in _rows(report):
        table.add_row(*(Text(for_terminal(cell)) for cell in row))
    console.print(table)
    for difference in report.differences:
        for example in difference.examples:
            console.print(Text(f"  {example.outcome} in {difference.kind}: {for_terminal(told(example))}"))
    console.print(Text("rebuilt  ", style="bold").append(report.headline, style="not bold"))


def markdown(report: RebuildReport) -> str:
    """The same, in which nothing that a page's author wrote can act."""
    lines = [
        f"# Rebuilt from the archive\n\n{report.headline}.\n",
        f"| {' | '.join(HEAD)} |",
        f"| {' | '.join('---' for _ in HEAD)} |",
        *(f"| {' | '.join(for_markdown(cell) for cell in row)} |" for row in _rows(report)),
    ]
    for difference in report.differences:
        if difference.examples:
            lines.append(f"\n## {difference.kind}\n")
            lines += [
                f"- {example.outcome}: {for_markdown(told(example), limit=600)}"
                for example in difference.examples
            ]
    return "\n".join(lines) + "\n"


def told(example: Example) -> str:
    """One example on a line: the words, their place, and what differs."""
    words = f"{example.words!r} in {example.place}" if example.words else example.place
    if example.outcome != "changed":
        return words
    return f"{words}: " + "; ".join(f"{name} {old!r} -> {new!r}" for name, old, new in example.differences)


def _rows(report: RebuildReport) -> Iterator[tuple[str, ...]]:
    """A row for each way of finding in which something differs; the others are one row a kind."""
    for difference in report.differences:
        alike = [row for row in difference.counts if not (row["changed"] or row["gained"] or row["lost"])]
        if alike:
            yield difference.kind, "", f"{sum(row['kept'] for row in alike):,}", "", "", ""
        for row in difference.counts:
            if row in alike:
                continue
            by = dict.fromkeys(str(row[side]) for side in ("before_by", "now_by") if row[side])
            counts = (f"{row[name]:,}" for name in ("kept", "changed", "gained", "lost"))
            yield difference.kind, " -> ".join(by), *counts
