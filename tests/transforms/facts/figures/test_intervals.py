from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.figures.intervals import interval
from transforms.facts.figures.numbers import Number
from transforms.models import Modifier


def number(value: str, ulp: str | None, *, scaled: bool = False) -> Number:
    return Number(0, 1, Decimal(value), None if ulp is None else Decimal(ulp), "digits", scaled)


@pytest.mark.parametrize(
    ("one", "upper", "bound", "is_count", "low", "high"),
    [
        (number("6137200", "100"), None, "=", False, "6137150", "6137250"),
        (number("6130000", "10000"), None, ">", False, "6130000", None),
        (number("40", "1"), None, "<", False, None, "40"),
        (number("3", "1"), None, "=", True, "3", "3"),
        (number("1000", "1"), None, "=", True, "999.5", "1000.5"),
        (number("3000000", "1000000", scaled=True), None, "=", True, "2500000", "3500000"),
        (number("100", "1"), None, "~", False, "95", "105"),
        (number("1.5", "0.1"), None, "~", False, "1.425", "1.575"),
        (number("5", "1"), number("6", "1"), "=", False, "4.5", "6.5"),
        (number("6", None), number("5", None), "=", False, "5", "6"),
    ],
)
def test_interval(
    one: Number, upper: Number | None, bound: Modifier, is_count: bool, low: str | None, high: str | None
) -> None:
    expected = tuple(None if side is None else Decimal(side) for side in (low, high))
    assert interval(one, upper, bound, is_count=is_count) == expected


@pytest.mark.parametrize(("side", "low", "high"), [(-1, "95", "100"), (0, "95", "105"), (1, "100", "105")])
def test_an_approximation_may_lie_on_one_side(side: int, low: str, high: str) -> None:
    found = interval(number("100", "1"), None, "~", is_count=False, side=side)
    assert found == (Decimal(low), Decimal(high))


@given(
    st.decimals(-(10**9), 10**9, places=3),
    st.sampled_from(["=", "~", ">", "<", "up", "down"]),
    st.booleans(),
)
def test_the_figure_lies_in_its_interval(value: Decimal, bound: Modifier, is_count: bool) -> None:
    low, high = interval(Number(0, 1, value, Decimal("0.001"), "digits"), None, bound, is_count=is_count)
    assert low is None or low <= value
    assert high is None or value <= high
