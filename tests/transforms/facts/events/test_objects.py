from __future__ import annotations

import pytest

from tests.transforms.facts.tellings import told

OBJECTS = [
    ("Veltro Cells Inc. opened a factory.", "factory"),
    (
        "Veltro Cells Inc. signed a distribution and licensing agreement with Oslo.",
        "distribution and licensing agreement",
    ),
    ("Veltro Cells Inc. built a 300 MW wind farm.", "wind farm"),
    ("Veltro Cells Inc. signed a letter of intent with Halden Batteries AS.", "letter of intent"),
    ("Veltro Cells Inc. announced the closing of its $20 million private placement.", "private placement"),
    ("Veltro Cells Inc. acquired Blue Wagon, a maker of carts.", "Blue Wagon"),
    ("The plant of Veltro Cells Inc. will close.", None),
    ("The battery plant will open in Oslo in May 2026.", "battery plant"),
]


@pytest.mark.parametrize(("text", "expected"), OBJECTS)
def test_the_noun_phrase_that_is_done_to(text: str, expected: str | None) -> None:
    found = [event.object for event in told(text)]
    assert found == ([expected] if expected else [])
