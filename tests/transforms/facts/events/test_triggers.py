from __future__ import annotations

import pytest

from transforms.facts.events.triggers import triggers
from transforms.facts.text.sentences import Span

READINGS = [
    ("Acme signed a deal", ("signed", "asserted", False)),
    ("Acme has also signed a deal", ("has also signed", "asserted", False)),
    ("Acme will soon build a plant", ("will soon build", "planned", False)),
    ("Acme plans to build a plant", ("plans to build", "planned", False)),
    ("Acme is expected to build a plant", ("is expected to build", "forecast", False)),
    ("A plant was built", ("was built", "asserted", True)),
    ("A plant is being built", ("is being built", "asserted", True)),
    ("Acme is building a plant", ("is building", "asserted", False)),
    ("Acme resumed building a plant", ("building", "asserted", False)),
    ("It includes building a plant", ("building", "planned", False)),
    ("The plan will be rolled out", ("will be rolled out", "planned", True)),
    ("a deal to build a plant", ("to build", "planned", False)),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_a_verb_with_its_auxiliaries(text: str, expected: tuple[str, str, bool]) -> None:
    (found,) = triggers(text, Span(0, len(text)))
    assert (text[found.start : found.end], found.status, found.passive) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Acme will not build a plant",
        "Acme never signed a deal",
        "A plant could be built",
        "Acme aims to build a plant",
        "areas including building a plant",
        "the newly built plant",
        "the deal's extended terms",
        "the building stands",
        "ways to build a plant",
    ],
)
def test_a_verb_that_tells_nothing(text: str) -> None:
    assert list(triggers(text, Span(0, len(text)))) == []
