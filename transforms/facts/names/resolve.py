"""Which place a name means: by what stands behind it, by the article's countries, by size."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from transforms.facts.names import gazetteer
from transforms.facts.names.gazetteer import Place
from transforms.facts.names.names import fold, listed

_WORDS = listed("places", "words")
_FIRST_LEVEL = listed("places", "first_level")
_AMBIGUOUS = listed("places", "ambiguous")


@lru_cache(maxsize=65536)
def resolve(name: str, behind: str | None = None, countries: frozenset[str] = frozenset()) -> Place | None:
    """The place that `name` must be: a country, a region or a city.

    `behind` is what follows it after a comma; `countries` are those that the article
    speaks of. None where several places could be meant.
    """
    wider_places = outer_places(behind) if behind else ()
    cities, country = gazetteer.cities(name), gazetteer.country(name)
    regions = gazetteer.regions(name)
    areas = (*([country] if country else []), *regions)
    for wider in wider_places:
        inside = [city for city in cities if _lies_in(city, wider)]
        if inside:
            return inside[0]
        beside = [area for area in areas if _lies_in(area, wider) or _are_of_a_kind(area, wider)]
        if beside:
            return beside[0]
        may_be_town = wider.level != "country" if areas else cities or len(fold(name)) > 3
        if may_be_town:  # "Peru, Indiana"; "Bavaria, France and Spain" are three
            return Place(_usual(name), "city", wider.country, wider)
    whole = country or gazetteer.continent(name)
    if whole is not None and not is_ambiguous(name):
        return whole
    if len(regions) == 1 and not is_ambiguous(name):
        return regions[0]
    return _dominant(cities, countries)


def is_also_a_word(name: str) -> bool:
    """Whether the name of a city is a word, or a person's name, as well."""
    return fold(name) in _WORDS


def _usual(name: str) -> str:
    return name.title() if name.isupper() else name


def is_ambiguous(name: str) -> bool:
    """Whether the name of a country or region means other things as often."""
    return fold(name) in _AMBIGUOUS


@lru_cache(maxsize=65536)
def is_known(name: str) -> bool:
    """Whether there is any place of that name."""
    found = gazetteer.country(name) or gazetteer.continent(name)
    return bool(found or gazetteer.regions(name) or gazetteer.cities(name))


def outer_places(name: str) -> tuple[Place, ...]:
    """The regions or the country that stand behind "CITY, "."""
    bare = name.strip().rstrip(",")
    head = bare.rpartition(" ")
    if head[2].lower() in _FIRST_LEVEL:
        bare = head[0]
    country = gazetteer.country(bare)
    return gazetteer.regions_abbreviated(bare) or ((country,) if country else ())


def _lies_in(place: Place, wider: Place) -> bool:
    step: Place | None = place
    while step is not None:
        if step.place_id == wider.place_id:
            return True
        step = step.within
    return False


def _are_of_a_kind(one: Place, other: Place) -> bool:
    """Whether both stand in one list: "Norway, Sweden and Denmark" are countries, none in another."""
    return one.level == other.level and one.within == other.within


def _dominant(cities: Sequence[Place], countries: frozenset[str]) -> Place | None:
    """The one city that is meant: the only one in the article's countries, or much the largest."""
    local = [city for city in cities if city.country in countries]
    for candidates in (local, cities):
        if candidates and (len(candidates) == 1 or candidates[0].population >= 4 * candidates[1].population):
            return candidates[0]
    return None
