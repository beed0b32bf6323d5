"""Figures that are planned because the thing that they are of is."""

from __future__ import annotations

import pytest

from transforms.facts.figures.projects import Projects
from transforms.facts.text.sentences import sentences


@pytest.mark.parametrize(
    ("second", "status"),
    [
        ("The battery can store 360 MWh.", "planned"),
        ("The project covers 4 hectares.", "planned"),
        ("It covers 4 hectares.", "planned"),
        ("It has 300 staff members.", "asserted"),
        ("The company uses 30 offices.", "asserted"),
        ("The battery was sold for $5.", "asserted"),
    ],
)
def test_a_thing_that_is_planned_stays_so(second: str, status: str) -> None:
    text = f"Volta will build a 90 MW battery. {second}"
    one, other = sentences(text)
    projects = Projects(text)
    assert projects.status(one, "planned", "grid battery") == "planned"
    assert projects.status(other, "asserted", None) == status


def test_only_for_a_few_sentences() -> None:
    text = " ".join(["Volta will build a battery.", *["It rains."] * 4, "The battery can store 360 MWh."])
    first, *others, last = sentences(text)
    projects = Projects(text)
    projects.status(first, "planned", "battery")
    for sentence in others:
        projects.status(sentence, "asserted", None)
    assert projects.status(last, "asserted", None) == "asserted"


def test_what_stands_already_plans_nothing() -> None:
    text = "Volta opened a battery. The battery can store 360 MWh."
    one, other = sentences(text)
    projects = Projects(text)
    projects.status(one, "asserted", "battery")
    assert projects.status(other, "asserted", None) == "asserted"
