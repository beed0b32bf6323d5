"""The agency whose text a page prints, wherever the page credits it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.parse.dateline import Dateline
from transforms.parse.evidence import Evidence
from transforms.parse.lines import Line
from transforms.parse.site import domain_of, fold
from transforms.parse.wires import ABBREVIATED, Wire, wire_at, wire_called, wire_signed

SIGNED_AFTER = 2  # lines after the text in which it may be signed
ASIDE = ("other", "byline", "source")  # what such lines are taken for
_CLOSING = re.compile(
    r"\s{0,3}(?P<lead>[(\[—–-]{0,3}\s?(?:with (?:inputs?|files|reporting|material) from\s|via\s)?)"
    r"(?P<name>[^\s()\[\]][^()\[\]]{1,50}?)[)\].]{0,2}\s{0,3}",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"[.!?…][\"'”’»]?\s{0,2}"
    r"(?:[(\[](?P<inside>[^()\[\]]{2,40})[)\]]|[—–-]{1,2}\s?(?P<after>[^\W\d_][\w .]{1,30}))$"
)
_BETWEEN = re.compile(r"\s?[/,;&]\s?|\s(?:and|und|et|y)\s")


def wire_of(
    dateline: Dateline | None,
    evidence: Evidence,
    lines: Sequence[Line],
    credited: str | None,
    canonical: str | None,
) -> Wire | None:
    """The agency that an article is credited to.

    The places in order of trust: dateline, byline and structured data, `credited` (of a
    "Source:" line), the end of the text, and `canonical`, an address on another site.
    """
    wire = (
        (dateline.wire if dateline else None)
        or evidence.wire
        or _among(credited or "")
        or (None if evidence.as_given else _signed(lines))
        or wire_at(domain_of(canonical))
    )
    return _spelled(wire, evidence, credited)


def _spelled(wire: Wire | None, evidence: Evidence, credited: str | None) -> Wire | None:
    """The agency, in the spelling of the page where the table has none: datelines are in capitals."""
    if wire is None or wire.domain:
        return wire
    said = [evidence.publisher.name if evidence.publisher else "", credited or "", *evidence.names]
    own = fold(wire.name)
    return next((replace(wire, name=name) for name in said if fold(name) == own and not name.isupper()), wire)


def signature(text: str) -> Wire | None:
    """The agency that a last line is or ends with: "(Reuters)", "With inputs from PTI", "... so. —AP"."""
    whole = _CLOSING.fullmatch(text) if len(text) <= 90 else None
    if whole and (whole["lead"] or len(whole["name"]) >= ABBREVIATED):
        found = _among(whole["name"]) if whole["lead"] else wire_signed(whole["name"])
        if found:
            return found
    ending = _ENDING.search(text[-60:])
    return _among(ending["inside"] or ending["after"]) if ending else None


def _signed(lines: Sequence[Line]) -> Wire | None:
    last = max((i for i, line in enumerate(lines) if line.kept), default=None)
    if last is None:
        return None
    after = [line for line in lines[last + 1 : last + 1 + SIGNED_AFTER] if line.kind in ASIDE]
    return next(filter(None, (signature(line.text) for line in (lines[last], *after))), None)


def _among(names: str) -> Wire | None:
    """The first agency of some names: "dpa/AFP", "Ida Muster, Reuters"."""
    parts = [part.strip(" .") for part in (names, *_BETWEEN.split(names))]
    return next(filter(None, (wire_signed(part) or _called(part) for part in parts if part)), None)


def _called(name: str) -> Wire | None:
    return wire_called(name) if len(name) > ABBREVIATED else None
