"""The agencies whose texts are printed elsewhere, and how they sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from transforms.parse.tables import table


@dataclass(frozen=True)
class Wire:
    """An agency. `kind` is press (carries releases of others) or news (writes its own)."""

    name: str
    domain: str
    kind: str
    marks: tuple[str, ...]


@cache
def wires() -> tuple[Wire, ...]:
    """The table `wires.toml`, read once."""
    rows = table("wires")["wire"]
    return tuple(Wire(row["name"], row["domain"], row["kind"], tuple(row["marks"])) for row in rows)


@cache
def _by_mark() -> dict[str, Wire]:
    found: dict[str, Wire] = {}
    for wire in wires():
        for mark in (wire.name, *wire.marks):
            found.setdefault(_fold(mark), wire)
    return found


@cache
def _by_domain() -> dict[str, Wire]:
    return {wire.domain: wire for wire in wires()}


def _fold(mark: str) -> str:
    return re.sub(r"[^\w]+", "", mark).casefold()


def wire_named(mark: str) -> Wire | None:
    """The agency that signs as `mark`, as a whole: "(AP)", "/PRNewswire/", "Reuters"."""
    return _by_mark().get(_fold(mark))


def wire_at(domain: str | None) -> Wire | None:
    """The agency whose own site `domain` is."""
    return _by_domain().get(domain) if domain else None
