from __future__ import annotations

import pytest

from transforms.facts.figures.ounces import in_troy
from transforms.facts.figures.units import read_unit
from transforms.facts.text.sentences import Span


@pytest.mark.parametrize(
    ("text", "number", "code", "to_kilograms"),
    [
        ("The mine dug 900 ounces of silver.", "900", "[oz_tr]", 0.0311034768),
        ("The can holds 900 ounces of soup.", "900", "[oz_av]", 0.028349523125),
        ("Platinum was lost: 900 tonnes.", "900", "t", 1000),
    ],
)
def test_ounces(text: str, number: str, code: str, to_kilograms: float) -> None:
    at = text.index(number)
    found = read_unit(text, at + len(number))
    assert found is not None
    read = in_troy(text, Span(0, len(text)), at, found.end, found.unit)
    assert (read.code, float(read.factor)) == (code, to_kilograms)


def test_a_price_per_ounce_is_turned_the_other_way() -> None:
    text = "Gold fetched 900 dollars per ounce."
    found = read_unit(text, 16)
    assert found is not None
    read = in_troy(text, Span(0, len(text)), 13, found.end, found.unit)
    assert read.code == "USD/[oz_tr]"
    assert abs(float(read.factor) - 1 / 0.0311034768) < 1e-9
