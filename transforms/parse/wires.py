"""The agencies whose texts are printed elsewhere, and how they sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from transforms.parse.tables import table

LONGEST_ACRONYM = 5
ABBREVIATED = 3  # letters up to which a mark is read only as it is spelled: "(aa)" is an editor
_AGENCY = re.compile(
    r"(?<=\w)(?:(?i:\s(?:news\s?|press\s?)?wire|newswire)|(?<=[a-z])Wire)$"
    r"|(?i:(?<=\w)\s(?:news|press|information)\s(?:agency|service|association))$"
    r"|(?i:presse-?agentur|nachrichtenagentur|^agence\s.{0,40}presse$|^agencia de (?:noticias|prensa))",
)


@dataclass(frozen=True)
class Wire:
    """An agency. `kind` is press (carries releases of others), news (writes its own) or unknown."""

    name: str
    domain: str | None
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
    return {wire.domain: wire for wire in wires() if wire.domain}


def _fold(mark: str) -> str:
    return re.sub(r"[^\w]+", "", mark).casefold()


def wire_named(mark: str) -> Wire | None:
    """The agency that signs as `mark`, as a whole: "(AP)", "/PRNewswire/", "Reuters"."""
    return _by_mark().get(_fold(mark))


def wire_signed(name: str) -> Wire | None:
    """The agency of the table that signs so; a short mark only as it is spelled there."""
    wire = wire_named(name)
    exact = wire is not None and name in (wire.name, *wire.marks)
    return wire if exact or len(name) > ABBREVIATED else None


def wire_called(name: str) -> Wire | None:
    """The agency of this name: one of the table, or one whose name says that it is an agency."""
    return wire_named(name) or (unlisted(name) if is_agency(name) else None)


def is_agency(name: str) -> bool:
    """Whether a name of a few words says that it is an agency's: "Harbour Wire", "Agence Exemple Presse"."""
    words = name.split()
    return 1 <= len(words) <= 6 and words[0][0].isupper() and _AGENCY.search(name) is not None


def unlisted(mark: str) -> Wire:
    """An agency that is not in the table, by its mark; one in capitals is written as a name."""
    name = " ".join(mark.split()).strip(" .,-")
    if name.isupper() and (" " in name or len(name) > LONGEST_ACRONYM):
        name = name.title()
    return Wire(name, None, "unknown", (mark,))


def wire_at(host: str | None) -> Wire | None:
    """The agency whose own site `host` is, or is a part of."""
    labels = (host or "").split(".")
    parents = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next(filter(None, map(_by_domain().get, parents)), None)
