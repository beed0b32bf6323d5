from __future__ import annotations

import pytest

from transforms.facts.names.bodies import nicknames
from transforms.facts.names.organisations import find_organisations
from transforms.facts.names.surface import chunks
from transforms.facts.tables import table
from transforms.facts.text.sentences import sentences


def found(text: str) -> list[str]:
    runs = list(chunks(text, sentences(text)))
    return [text[one.start : one.end] for one in find_organisations(text, runs)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They told Reuters so.", ["Reuters"]),
        ("They left the House of Representatives.", ["House of Representatives"]),
        ("They ate at McDonald's again.", ["McDonald's"]),
        ("They read The Guardian again.", ["The Guardian"]),
        ("They wrote to the guardian Guardian again.", []),
        ("They sold it to Johnson & Johnson again.", ["Johnson & Johnson"]),
        ("They crossed the Amazon rainforest.", []),
        ("They sold it to Amazon again.", ["Amazon"]),
        ("Michael Dell came, and Dell spoke.", []),
        ("They bought it from Dell again.", ["Dell"]),
        ("They listed it (Nasdaq: ZNTX) again.", []),
        ("They live in Dartmouth now.", []),
        ("They beat the Phoenix Suns again.", ["Phoenix Suns"]),
        ("They saw Reuters Hill again.", []),
    ],
)
def test_bodies_that_readers_know(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_club_goes_by_its_name_without_the_town() -> None:
    assert {"Red Sox", "Maple Leafs", "Suns"} <= nicknames()
    assert not {"United", "City", "Park Rangers", ""} & nicknames()


def test_the_lists_have_each_name_once_and_whole() -> None:
    rows = [name for section in table("bodies").values() for name in section["names"].split(";")]
    names = [" ".join(name.split()) for name in rows]
    assert all(len(name) > 1 for name in names)
    assert sorted(names) == sorted(set(names))
