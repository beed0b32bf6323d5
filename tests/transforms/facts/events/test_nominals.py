from __future__ import annotations

import pytest

from transforms.facts.events.triggers import triggers
from transforms.facts.text.sentences import Span


def nouns(text: str) -> list[tuple[str, str]]:
    found = triggers(text, Span(0, len(text)))
    return [(text[one.start : one.end], one.status) for one in found if one.noun]


READINGS = [
    ("Acme announced the acquisition of Zenith", ("acquisition", "asserted")),
    ("Acme is proud to announce the grand opening of its plant", ("grand opening", "asserted")),
    ("Acme has completed its acquisition of Zenith", ("acquisition", "asserted")),
    ("Acme announced plans for the acquisition of Zenith", ("acquisition", "planned")),
    ("Acme announced the planned acquisition of Zenith", ("acquisition", "planned")),
    ("Acme expects to complete the acquisition of Zenith", ("acquisition", "forecast")),
    ("Acme took the final investment decision on the plant", ("final investment decision", "asserted")),
    ("Construction of the plant has begun", ("Construction", "asserted")),
    ("Construction of the plant is scheduled to begin", ("Construction", "planned")),
    ("The acquisition of Zenith was completed", ("acquisition", "asserted")),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_a_noun_with_the_verb_that_makes_a_fact_of_it(text: str, expected: tuple[str, str]) -> None:
    assert expected in nouns(text)


@pytest.mark.parametrize(
    "text",
    [
        "The acquisition of Zenith would be large",
        "Acme makes tyres for construction of roads",
        "Acme denied the acquisition of Zenith",
        "Acme no longer expects to complete the expansion of the plant",
        "Acme announced that the acquisition of Zenith is near",
        "Acme announced a potential acquisition of Zenith",
        "a customer acquisition cost",
    ],
)
def test_a_noun_that_tells_nothing(text: str) -> None:
    assert nouns(text) == []
