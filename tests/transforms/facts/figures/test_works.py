"""Projects with a name of their own, and what stands for them later."""

from __future__ import annotations

import pytest

from transforms.facts import find_facts
from transforms.facts.figures.works import Works
from transforms.models import Article, Publisher


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They approved Grey Heron, a 1.2 GW wind farm.", ["Grey Heron"]),
        ("They build the Mull grid battery.", ["Mull grid battery"]),
        ("The Quill Creek Dam is old.", ["Quill Creek Dam"]),
        ("Acme's Kemi pulp mill is old.", ["Kemi pulp mill"]),
        ("A German battery plant opened.", []),
        ("In Hamburg, the plant grew.", []),
        ("Offshore wind farm costs rose.", []),
        ("Norway's wind farm is old.", []),
        ("Acme, a solar park developer, grew.", []),
        ("The 300 MW battery opened.", []),
        ("", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [work.name for work in Works(text).found] == names


def subjects(text: str) -> list[str | None]:
    article = Article("s", "l", "u", "", Publisher("p"), text, language="en")
    return [quantity.subject for quantity in find_facts(article).quantities]


@pytest.mark.parametrize(
    "text",
    [
        "They approved Grey Heron, a 1.2 GW wind farm. {}",
        "They build the Grey Heron wind farm, a 1.2 GW project. {}",
    ],
)
@pytest.mark.parametrize(
    "later",
    [
        "The wind farm will cost £3 billion.",
        "The £3 billion project is late.",
        "The cost of the project is £3 billion.",
        "Grey Heron will cost £3 billion.",
    ],
)
def test_what_stands_for_it_later(text: str, later: str) -> None:
    first, second = subjects(text.format(later))
    assert first is not None
    assert first.startswith("Grey Heron")
    assert second is not None
    assert second.startswith("Grey Heron")


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("A second wind farm will cost £3 billion.", "second wind farm"),
        ("Red Kite, a 2 GW wind farm, is late. The £3 billion project is not.", "project"),
    ],
)
def test_another_is_another(later: str, expected: str) -> None:
    assert subjects(f"They approved Grey Heron, a 1.2 GW wind farm. {later}")[-1] == expected


@pytest.mark.parametrize("unit", ["Grey Heron wind farm, a ", "A ", "a wind farm ", ", a plant"])
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    assert len(Works(unit * 5_000).found) <= 5_000
