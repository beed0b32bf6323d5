"""What is served: which sources, under which names, and when each is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.folder import DataFolder
from flows.sources import Source, choose
from flows.sources.configured import configured_sources
from flows.sources.schedule import interval

USUAL = "15m"  # for a source that names no schedule


@dataclass(frozen=True)
class Served:
    """One source as it is deployed. `word` is what `fetch` is told; None: the bundled news site.

    `schedule` is a span of time, or a cron line in `timezone`. With a `problem`, the words of what
    is wrong with its block, each of its runs fails.
    """

    name: str
    word: str | None
    schedule: str
    timezone: str
    problem: str | None = None


def plan(folder: DataFolder, given: Sequence[str], sample: bool, every: str | None) -> tuple[Served, ...]:
    """The sources that `given` names (all that are switched on for none), and the sample.

    Raises WrongUse for what is no interval and for a `sources.toml` that cannot be read, NothingChosen
    where there is nothing to serve.
    """
    if every is not None:
        interval(every)
    sources = choose(folder.root, given) if given or not sample else ()
    names: set[str] = set()
    served = [_served(folder, source, every, names) for source in sources]
    if sample:
        served.append(Served(_unused("sample", names), None, every or USUAL, "UTC"))
    return tuple(served)


def _served(folder: DataFolder, source: Source, every: str | None, names: set[str]) -> Served:
    """A path whole, as a run begins in another folder; a name of a source as it is."""
    is_configured = configured_sources(folder.root).get(source.name) == source
    return Served(
        name=_unused(source.name, names),
        word=source.name if is_configured else str(source.path),
        schedule=every or source.schedule or USUAL,
        timezone=source.timezone or "UTC",
        problem=source.problem,
    )


def _unused(name: str, names: set[str]) -> str:
    """A name that Prefect takes for a deployment, and that no other source has."""
    plain = plain_name(name)
    number, unused = 1, plain
    while unused in names:
        number += 1
        unused = f"{plain}-{number}"
    names.add(unused)
    return unused


def plain_name(name: str) -> str:
    """A name as Prefect takes it."""
    return re.sub(r"[/%<>&\x00-\x1f\x7f]", "-", name) or "data"
