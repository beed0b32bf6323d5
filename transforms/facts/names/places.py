"""Places: by gazetteer where the words around allow it, or by a head such as "District".

A city's name is taken when something speaks for it: a region behind it, a dateline, a
preposition, or its size. What it lies in comes from the words beside it, else from the
gazetteer where that knows only one such place worth the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from transforms.facts.names import gazetteer
from transforms.facts.names.gazetteer import Place
from transforms.facts.names.names import OPENERS, is_common, listed
from transforms.facts.names.resolve import is_also_a_word, is_ambiguous, is_known, outer_places, resolve
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.surface import Chunk

_HEADS = listed("places", "heads")
_LEADING = listed("places", "leading")
_SITES = listed("places", "sites")
_SMALL_NEED_KNOWN = listed("places", "small_need_known")
_NOT_BEFORE_HEADS = listed("places", "not_before_heads")
_DIRECTIONS = listed("places", "directions")
_SUBDIVISIONS = listed("places", "subdivisions")

_SMALL_HEAD = re.compile(
    rf" ((?:economic |industrial )?(?:{'|'.join(sorted(_HEADS | {'city', 'state'}))}))\b"
)
_LOCATED = re.compile(
    r"\b(?:in|at|near|outside|around|across|from|based|into)(?: the (?:city|port) of)?\s\Z", re.IGNORECASE
)
_CALLED = re.compile(rf"\b(?:{'|'.join(sorted(listed('places', 'called')))}) of \Z", re.IGNORECASE)
_STATE_OF = re.compile(
    r"(?:[A-Z][a-z]{2,20}(?:['’]s)? ){0,2}(?:Republic|Kingdom|Commonwealth) of (?:the )?\Z"
)
_OPENERS = OPENERS - {"new"}  # New York
_LARGE, _MIDDLE = 900_000, 100_000  # people: a name taken anywhere, a name taken behind "in"


def find_places(text: str, chunks: Sequence[Chunk], near: Iterable[Place] = ()) -> list[Sighting]:
    """The places that the runs name; `near` are places that the article is known to speak of."""
    by_start = {chunk.start: chunk for chunk in chunks}
    countries = _countries(text, chunks, near)
    found: list[Sighting] = []
    for chunk in chunks:
        found.extend(_in_chunk(text, chunk, by_start, countries))
    return _areas_within(text, found, countries)


def _countries(text: str, chunks: Sequence[Chunk], near: Iterable[Place]) -> frozenset[str]:
    said = (_country_said(chunk.of(text)) for chunk in chunks)
    return frozenset(code for code in (*(place.country for place in near), *said) if code)


@lru_cache(maxsize=65536)
def _country_said(name: str) -> str | None:
    """The country that `name` is, or that its region lies in."""
    place = gazetteer.country(name) or next(iter(gazetteer.regions(name)), None)
    return place.country if place is not None and not is_ambiguous(name) else None


def _in_chunk(
    text: str, chunk: Chunk, by_start: dict[int, Chunk], countries: frozenset[str]
) -> Iterator[Sighting]:
    words = chunk.words
    if len(words) > 1 and words[0].text.lower() in _OPENERS and not is_known(chunk.of(text)):
        chunk = chunk.part(1, len(words))
    small = None if chunk.possessive else _SMALL_HEAD.match(text, chunk.end, chunk.sentence.end)
    found = _known(text, chunk, by_start, countries) if small is None else None
    found = found or _headed(text, chunk, small, countries)
    if found is None and small is not None:
        found = _known(text, chunk, by_start, countries)
    found = found or _called(text, chunk)
    if found is not None:
        yield found
        yield from _inner(text, found)


def _sighting(text: str, start: int, end: int, place: Place, extractor: str, confidence: float) -> Sighting:
    return Sighting(start, end, "place", place.name, extractor, confidence, place)


def _known(text: str, chunk: Chunk, by_start: dict[int, Chunk], countries: frozenset[str]) -> Sighting | None:
    name = chunk.of(text)
    if len(chunk.words) > 4 or (len(name) < 3 and name not in ("US", "UK")):
        return None
    if text.startswith("$", chunk.end):  # US$5 million
        return None
    whole = _joined_by_and(text, chunk, by_start)
    if whole is not None:
        return whole
    behind = _behind(text, chunk, by_start)
    inside = behind is not None and bool(outer_places(behind)) and _is_town(text, chunk)
    place = resolve(name, behind, countries) if inside else None
    if place is not None:
        return _sighting(text, chunk.start, chunk.end, place, "gazetteer-within", 0.95)
    directed = _directed(text, chunk)
    if directed is not None:
        return directed
    place = resolve(name, None, countries)
    if place is None or not _spoken_for(text, chunk, place, countries):
        return None
    state = _STATE_OF.search(text, max(chunk.sentence.start, chunk.start - 60), chunk.start)
    start = state.start() if state is not None and place.level == "country" else chunk.start
    return _sighting(text, start, chunk.end, place, "gazetteer", 0.9 if place.level != "city" else 0.8)


def _joined_by_and(text: str, chunk: Chunk, by_start: dict[int, Chunk]) -> Sighting | None:
    """ "Bosnia and Herzegovina", "Trinidad and Tobago": one name of a country or a region."""
    following = by_start.get(chunk.end + 5)
    if following is None or text[chunk.end : following.start] != " and ":
        return None
    name = text[chunk.start : following.end]
    place = gazetteer.country(name) or next(iter(gazetteer.regions(name)), None)
    return _sighting(text, chunk.start, following.end, place, "gazetteer", 0.95) if place else None


def _is_town(text: str, chunk: Chunk) -> bool:
    """Whether a name before ", REGION" is a place: the gazetteer has it, or it is said to be where."""
    if gazetteer.cities(chunk.of(text)):
        return True
    located = _LOCATED.search(text, max(chunk.sentence.start, chunk.start - 24), chunk.start)
    return located is not None and not any(is_common(word.text) for word in chunk.words)


def _called(text: str, chunk: Chunk) -> Sighting | None:
    """ "The village of Vanholm", "River Halden": a place that no gazetteer need know."""
    called = text.startswith(" of ", chunk.start - 4)
    leads = len(chunk.words) > 1 and chunk.words[0].bare in _LEADING
    name = chunk.of(text) if (called or leads) and len(chunk.words) < 4 else ""
    if not name or is_known(name) or all(is_common(word.text) for word in chunk.words):
        return None
    if leads and not is_common(chunk.words[1].text):
        return _sighting(text, chunk.start, chunk.end, Place(name, "area"), "head", 0.85)
    if called and _CALLED.search(text, max(chunk.sentence.start, chunk.start - 20), chunk.start):
        return _sighting(text, chunk.start, chunk.end, Place(name, "area"), "called", 0.88)
    return None


def _behind(text: str, chunk: Chunk, by_start: dict[int, Chunk]) -> str | None:
    if chunk.possessive or text[chunk.end : chunk.end + 2] != ", ":
        return None
    following = by_start.get(chunk.end + 2)
    return following.of(text) if following is not None and following.sentence == chunk.sentence else None


def _spoken_for(text: str, chunk: Chunk, place: Place, countries: frozenset[str]) -> bool:
    if place.level != "city":
        return True
    if is_also_a_word(chunk.of(text)) or chunk.of(text).isupper():
        return False
    if place.population >= _LARGE:
        return True
    before = max(chunk.sentence.start, chunk.start - 24)
    located = _LOCATED.search(text, before, chunk.start) is not None
    if place.population >= _MIDDLE and (located or (chunk.possessive and place.country in countries)):
        return True
    return located and place.country in countries


def _directed(text: str, chunk: Chunk) -> Sighting | None:
    """ "East China", "northern Ohio" in capitals: a part of a country or a region."""
    if len(chunk.words) < 2 or chunk.words[0].bare not in _DIRECTIONS or gazetteer.regions(chunk.of(text)):
        return None
    if gazetteer.country(chunk.of(text)) or gazetteer.cities(chunk.of(text)):
        return None
    rest = text[chunk.words[1].start : chunk.end]
    whole = gazetteer.country(rest) or next(iter(gazetteer.regions(rest)), None)
    if whole is None or is_ambiguous(rest):
        return None
    place = Place(chunk.of(text), "area", whole.country, whole)
    return _sighting(text, chunk.start, chunk.end, place, "direction", 0.85)


def _headed(
    text: str, chunk: Chunk, small: re.Match[str] | None, countries: frozenset[str]
) -> Sighting | None:
    words = chunk.words
    if len(words) > 1 and words[-1].bare in _SITES and not small:
        common = all(is_common(word.text) for word in words[:-1])
        return None if common else _with_head(text, chunk, chunk.end, words[-1].text, countries)
    if len(words) > 1 and words[-1].bare in _HEADS and not small:
        return _with_head(text, chunk, chunk.end, words[-1].text, countries)
    if small and len(words) <= 3 and words[-1].bare not in _HEADS:
        return _with_head(text, chunk, small.end(), small.group(1), countries)
    return None


def _with_head(text: str, chunk: Chunk, end: int, head: str, countries: frozenset[str]) -> Sighting | None:
    inside = chunk.words[:-1] if end == chunk.end else chunk.words
    name = text[inside[0].start : inside[-1].end]
    if all(word.bare in _NOT_BEFORE_HEADS or word.bare in OPENERS for word in inside):
        return None
    small = head[0].islower()
    parts = [part for part in name.split("-") if part]
    known = gazetteer.regions(name) or gazetteer.cities(name)
    if len(parts) > 1 and all(is_known(part) for part in parts):
        country = _shared_country(parts)
        place = Place(f"{name} {head.lower()}", "area", country, None)
        return _sighting(text, inside[0].start, end, place, "head-of-parts", 0.9)
    if head.lower() in ("province", "state", "city", "prefecture", "oblast", "region") and known:
        same = [place for place in known if _fits(place, head.lower())]
        if same:
            return _sighting(text, inside[0].start, end, same[0], "gazetteer-head", 0.95)
    if small and not known and not _names_small(chunk, head, name):
        return None
    owner = _owner(text, inside[0].start, end, countries) if head.lower() in _SUBDIVISIONS else None
    place = Place(f"{name} {head.title()}", "area", None, owner)
    if place.within:
        place = replace(place, country=place.within.country)
    return _sighting(text, inside[0].start, end, place, "head", 0.88)


def _names_small(chunk: Chunk, head: str, name: str) -> bool:
    """Whether a head in small letters makes a place of a name that the gazetteer does not know."""
    if head in ("city", "state") or (head.split()[-1] in _SMALL_NEED_KNOWN and not is_known(name)):
        return False
    return not (chunk.initial and len(chunk.words) == 1 and is_common(name))


def _fits(place: Place, head: str) -> bool:
    return (place.level == "city") == (head == "city") and place.level != "country"


def _shared_country(parts: Sequence[str]) -> str | None:
    options = [
        {place.country for place in (*gazetteer.regions(part), *gazetteer.cities(part)[:1])} for part in parts
    ]
    shared = set.intersection(*options)
    return min(filter(None, shared), default=None) if len(shared) == 1 else None


_OWNER_BEFORE = re.compile(r"([^\W\d_][\w-]{1,40}(?: [^\W\d_][\w-]{1,40})?)['’]s \Z")
_OWNER_BEHIND = re.compile(r",? (?:in |of )?([A-Z][\w-]{1,40}(?: [A-Z][\w-]{1,40})?)")


def _owner(text: str, start: int, end: int, countries: frozenset[str]) -> Place | None:
    """What an area lies in: "Berlin's Mitte district", "Mitte District, Berlin"."""
    before = _OWNER_BEFORE.search(text, max(0, start - 90), start)
    behind = _OWNER_BEHIND.match(text, end, end + 90)
    for match in (before, behind):
        if match is None or (match is behind and text[end : end + 1] != ","):
            continue
        for name in (match.group(1), match.group(1).split()[-1 if match is before else 0]):
            if place := resolve(name, None, countries):
                return place
    return None


def _inner(text: str, found: Sighting) -> Iterator[Sighting]:
    """The river of a river basin."""
    words = text[found.start : found.end].split(" ")
    if found.extractor == "head" and len(words) > 2 and words[-2].lower() in _HEADS:
        name = " ".join(words[:-1])
        end = found.start + len(name)
        yield Sighting(found.start, end, "place", name, "head", 0.88, Place(name, "area"))


def _areas_within(text: str, found: list[Sighting], countries: frozenset[str]) -> list[Sighting]:
    """Give areas that name no country the article's, where it speaks of one only."""
    named = {sighting.place.country for sighting in found if sighting.place and sighting.place.country}
    if len(named) != 1:
        return found
    (country,) = named
    return [
        replace(one, place=replace(one.place, country=country))
        if one.place is not None and one.place.level == "area" and one.place.country is None
        else one
        for one in found
    ]
