from __future__ import annotations

import pytest

from transforms.facts.names.resolve import is_also_a_word, resolve


@pytest.mark.parametrize(
    ("name", "behind", "countries", "expected"),
    [
        ("Jinan", None, (), ("Jinan", "CN", "Shandong")),
        ("JINAN", "China", (), ("Jinan", "CN", "Shandong")),
        ("London", "Ontario", (), ("London", "CA", "Ontario")),
        ("London", None, (), ("London", "GB", "England")),
        ("Austin", "TX", (), ("Austin", "US", "Texas")),
        ("Shandong", None, (), ("Shandong", "CN", "China")),
        ("U.S.", None, (), ("United States", "US", None)),
        ("Little Hamlet", "Ohio", (), ("Little Hamlet", "US", "Ohio")),
        ("Springfield", "Ill.", (), ("Springfield", "US", "Illinois")),
        ("Valencia", None, ("VE",), ("Valencia", "VE", "Venezuela")),
        # What stands in one list lies beside, not within.
        ("Norway", "Sweden", (), ("Norway", "NO", None)),
        ("Georgia", "Armenia", (), ("Georgia", "GE", None)),
        ("Georgia", "Alabama", (), ("Georgia", "US", "United States")),
        ("Texas", "United States", (), ("Texas", "US", "United States")),
        ("Bavaria", "France", (), ("Bavaria", "DE", "Germany")),
        ("Peru", "Indiana", (), ("Peru", "US", "Indiana")),
        # Several of a size, or more often something else: none of them.
        ("Springfield", None, (), None),
        ("Georgia", None, (), None),
        ("Nowhere At All", None, (), None),
        ("", None, (), None),
    ],
)
def test_which_place_a_name_means(
    name: str, behind: str | None, countries: tuple[str, ...], expected: tuple[str, str, str | None] | None
) -> None:
    place = resolve(name, behind, frozenset(countries))
    found = (place.name, place.country, place.within.name if place.within else None) if place else None
    assert found == expected


def test_names_that_are_words() -> None:
    assert is_also_a_word("Reading")
    assert not is_also_a_word("Shanghai")


def test_two_towns_of_one_name_have_two_ids() -> None:
    ids = {
        place.place_id
        for behind in ("Ill.", "Mass.", "Missouri")
        if (place := resolve("Springfield", behind))
    }
    assert len(ids) == 3
