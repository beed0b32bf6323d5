"""The names in what was set aside: datelines, source lines, contact lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.facts.names.gazetteer import Place, cities, country, regions_abbreviated
from transforms.facts.names.names import listed
from transforms.facts.names.organisations import body_of, find_organisations
from transforms.facts.names.resolve import resolve
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.surface import chunks
from transforms.facts.tables import table
from transforms.facts.text.sentences import Span, sentences
from transforms.models import RemovedBlock

_WIRES: dict[str, str] = table("names")["wires"]
_NAME = r"[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){0,3}"
_DATELINE_PLACES = re.compile(rf"[\s\W]{{0,5}}({_NAME})(?:, ?({_NAME}))?(?:, ?({_NAME}))?")
_SIGNED = re.compile(r"[(/]\s{0,2}([\w.\- ]{2,40}?)\s{0,2}[)/]")
_SOURCE_LABEL = re.compile(r"\s{0,5}(?:source|quelle|fuente|来源)\b\s{0,2}[:：–-]?\s{0,3}", re.IGNORECASE)
_WELL_KNOWN = 500_000  # people
_MONTHS = listed("common", "calendar")


def find_in_block(block: RemovedBlock) -> Iterator[Sighting]:
    """The places, wires and organisations that a removed line names, by its kind."""
    if block.kind == "dateline":
        yield from _in_dateline(block)
    elif block.kind == "source":
        yield from _in_source(block)
    elif block.kind == "contact":
        runs = list(chunks(block.text, sentences(block.text)))
        yield from (_marked(one, block) for one in find_organisations(block.text, runs))


def dateline_place(text: str | None) -> Place | None:
    """The place that a dateline such as "LYON, France" names first."""
    found = list(_dateline_places(text or ""))
    return found[0][1] if found else None


def _marked(sighting: Sighting, block: RemovedBlock) -> Sighting:
    return replace(sighting, role=block.kind, block_position=block.position)


def _in_dateline(block: RemovedBlock) -> Iterator[Sighting]:
    for (start, end), place in _dateline_places(block.text):
        yield _marked(Sighting(start, end, "place", place.name, "dateline", 0.97, place), block)
    for match in _SIGNED.finditer(block.text):
        name = _WIRES.get(match.group(1).lower())
        if name is not None:
            yield _marked(Sighting(*match.span(1), "organisation", name, "wire", 0.99), block)


def _dateline_places(text: str) -> Iterator[tuple[tuple[int, int], Place]]:
    match = _DATELINE_PLACES.match(text)
    if match is None:
        return
    parts = [index for index in (1, 2, 3) if match.group(index) and not _is_date(match.group(index))]
    if not parts or parts[0] != 1:
        return
    outer = [_outer_place(match.group(index)) for index in parts[1:]]
    behind = next((match.group(index) for index, place in zip(parts[1:], outer, strict=True) if place), None)
    first = _city_first(match.group(1)) if behind is None else resolve(match.group(1), behind)
    if first is not None:
        yield match.span(1), first
    for index, place in zip(parts[1:], outer, strict=True):
        if place is not None:
            yield match.span(index), place


def _city_first(name: str) -> Place | None:
    """What stands alone in a dateline is a city where it can be: "NEW YORK", "WASHINGTON"."""
    largest = next(iter(cities(name)), None)
    place = resolve(name)
    if (
        largest is not None
        and (place is None or place.level == "region")
        and largest.population > _WELL_KNOWN
    ):
        return largest
    return place


def _outer_place(name: str) -> Place | None:
    """The region or country that stands second in a dateline: "China", "Calif."."""
    regions = regions_abbreviated(name) or regions_abbreviated(name.title())
    return country(name) or (regions[0] if len(regions) == 1 else None)


def _is_date(part: str) -> bool:
    return part.split()[0].strip(".").lower() in _MONTHS


def _in_source(block: RemovedBlock) -> Iterator[Sighting]:
    label = _SOURCE_LABEL.match(block.text)
    start = label.end() if label else 0
    line_end = block.text.find("\n", start)
    end = len(block.text) if line_end < 0 else line_end
    name = block.text[start:end].rstrip(" .;\r\t")
    if not any(map(str.isalpha, name)):
        return
    if not 2 <= len(name) <= 120 or "://" in name or "www." in name.lower():
        return
    wire = _WIRES.get(name.lower())
    runs = list(chunks(name, [Span(0, len(name))]))
    named = [one for one in find_organisations(name, runs) if one.start == 0]
    whole = [run for run in runs if run.start == 0 and run.end >= len(name) - 1]
    if wire is not None:
        found = Sighting(0, len(name), "organisation", wire, "source-line", 0.95)
    elif named or whole:
        found = named[0] if named else body_of(name, whole[0])
    else:
        found = Sighting(0, len(name), "organisation", " ".join(name.split()), "source-line", 0.8)
    shifted = replace(found, start=found.start + start, end=found.end + start, extractor="source-line")
    yield _marked(shifted, block)
