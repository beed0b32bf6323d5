from __future__ import annotations

import pytest

from transforms.facts.text.nouns import counted, singular


@pytest.mark.parametrize(
    ("after", "phrase", "code"),
    [
        (" industry professionals expected to join", "industry professionals", "{professional}"),
        (" people who left", "people", "{people}"),
        (" digital and physical sales of it", "digital and physical sales", "{sale}"),
        (" European countries", "European countries", "{country}"),
        (" works of art", "works", "{work}"),
        (" heavy-lift aircraft", "heavy-lift aircraft", "{aircraft}"),
        ("+ brands", "brands", "{brand}"),
        (" TDs and", "TDs", "{td}"),
        (" come from here", None, None),
        (" said sources", None, None),
        (" of the plants", None, None),
        (", plants", None, None),
        (" MAPPS", None, None),
    ],
)
def test_counted(after: str, phrase: str | None, code: str | None) -> None:
    text = "5" + after
    found = counted(text, 1)
    got = (text[found.start : found.end], found.code) if found else (None, None)
    assert got == (phrase, code)


def test_one_of_something_is_singular() -> None:
    found = counted("one steel plant in the city", 3, single=True)
    assert found is not None and found.words == ("steel", "plant")


@pytest.mark.parametrize(
    ("behind", "phrase"),
    [
        (" user complained", "user"),
        (" survey respondent identified the gap", "survey respondent"),
        (" official attributed Ms. Vance a gap", "official"),
        (" newly built plant", "newly built plant"),
        (" combined heat plant", "combined heat plant"),
        (" family in town", "family"),
        (" species of fish", "species"),
        (" New York Times reader", "New York Times reader"),
        (" spoke mournfully", None),
        (" positively purred", None),
        (" measured their bond", None),
        (" tool creative women use", None),
        (" estimate suggests otherwise", None),
    ],
)
def test_one_has_no_verb_behind_its_noun(behind: str, phrase: str | None) -> None:
    text = f"one{behind}"
    found = counted(text, 3, single=True)
    assert (text[found.start : found.end] if found else None) == phrase


@pytest.mark.parametrize(
    ("many", "one"),
    [("plants", "plant"), ("countries", "country"), ("boxes", "box"), ("businesses", "business"),
     ("women", "woman"), ("glass", "glass"), ("series", "series"), ("people", "people")],
)  # fmt: skip
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one
