from __future__ import annotations

from decimal import Decimal

import pytest

from transforms.facts.figures.letters import with_letter, with_letter_of_money
from transforms.facts.figures.numbers import Number


def number(text: str, at: int) -> Number:
    end = at
    while text[end : end + 1].isdigit():
        end += 1
    return Number(at, end, Decimal(text[at:end]), Decimal(1), "digits")


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("3m tons", 0, 3_000_000),
        ("3m-5m tons", 0, 3_000_000),
        ("$3m-5m", 4, 5_000_000),
        ("3M", 0, 3_000_000),
        ("3m of its shoes", 0, 3_000_000),
        ("100m sprint", 0, 100),
        ("3m-5m deep", 0, 3),
        ("3mm", 0, 3),
    ],
)
def test_with_letter(text: str, at: int, value: int) -> None:
    assert with_letter(text, number(text, at)).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("3m", 3e6), ("3 m", 3e6), ("3bn", 3), ("3t", 3e12), ("3m-a-year", 3e6), ("3m-high", 3), ("3m-5m", 3e6)],
)
def test_with_letter_of_money(text: str, value: float) -> None:
    assert with_letter_of_money(text, number(text, 0)).value == Decimal(value)
