"""`wirehouse sources`: what the terminal shows of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.errors import NothingUsable, WrongUse
from flows.harmless import for_terminal
from flows.sources.add import SHOWN, Offer, add_block, find_offers
from flows.sources.check import Checked, check_sources, switch_on
from flows.sources.configured import configured_sources, read_file
from flows.sources.source import Source


def show_sources(data: Path, console: Console) -> None:
    """Every source of the file that counts, one a line; then what is wrong with the others.

    Raises WrongUse where something is wrong.
    """
    table = _table("name", "on", "kind", "schedule", "location")
    sources = configured_sources(data).values()
    for source in sources:
        if source.problem is None:
            on = "yes" if source.enabled else "no"
            cells = (source.name, on, source.kind, source.schedule or "", source.shown_location)
            table.add_row(*_cells(*cells))
    console.print(table)
    console.print(Text(f"from {read_file(data).shown}"), soft_wrap=True)
    if problems := [source.problem for source in sources if source.problem is not None]:
        raise WrongUse("\n".join(problems))


def check(data: Path, names: Sequence[str], enable: bool, console: Console) -> None:
    """Reach sources (all without `names`) and say what they hold; with `enable`, switch on those that answer.

    Raises WrongUse for an unknown name, NothingUsable where a source could not be reached.
    """
    chosen = _named(configured_sources(data), names)
    checked = asyncio.run(check_sources(chosen))
    table = _table("name", "entries", "newest", "")
    for one in checked:
        said = one.problem if one.problem is not None else one.remark or "ok"
        table.add_row(
            *_cells(one.source.name, "" if one.problem else str(one.entries), one.newest or "", said)
        )
    console.print(table)
    good = [one.source.name for one in checked if one.problem is None]
    if enable:
        on = switch_on(data, good)
        console.print(Text(f"switched on: {', '.join(on) or 'nothing new'}"), soft_wrap=True)
    _expect_all(checked)


def _expect_all(checked: Sequence[Checked]) -> None:
    lost = [one.source.name for one in checked if one.problem is not None]
    if lost:
        raise NothingUsable(f"{len(lost)} of {len(checked)} sources cannot be used: {', '.join(lost)}")


def _named(configured: dict[str, Source], names: Sequence[str]) -> list[Source]:
    for name in names:
        if name not in configured:
            raise WrongUse(f"there is no source {name!r}; there are {', '.join(configured) or 'none'}")
    return [configured[name] for name in names or configured]


def add(data: Path, url: str, name: str | None, console: Console) -> None:
    """Write a block for the best of what a site offers, and show what a run would fetch.

    Raises SourceFailed where it cannot be reached, NothingUsable where it offers nothing.
    """
    if not url.startswith(("http://", "https://")):
        url = f"https://{url}"
    offers = asyncio.run(find_offers(url))
    if not offers:
        raise NothingUsable(f"{url} names no feed and no sitemap, and none is at the usual places")
    best = offers[0]
    name = add_block(data, best, name)
    console.print(Text(f"{name}: {best.kind} {best.location}, {len(best.entries)} entries"), soft_wrap=True)
    _show_entries(best, console)
    for other in offers[1:]:
        console.print(
            Text(f"also there: {other.kind} {other.location}, {len(other.entries)} entries"), soft_wrap=True
        )
    console.print(
        Text(f"written to {read_file(data).shown}; fetch it with: wirehouse run {name}"), soft_wrap=True
    )


def _show_entries(offer: Offer, console: Console) -> None:
    table = _table("published", "title", "address")
    for entry in offer.entries[:SHOWN]:
        table.add_row(*_cells(entry.published or entry.modified or "", entry.title or "", entry.url))
    console.print(table)
    rest = len(offer.entries) - SHOWN
    if rest > 0:
        console.print(Text(f"and {rest} more"))


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _cells(*words: str) -> list[Text]:
    return [Text(for_terminal(word)) for word in words]
