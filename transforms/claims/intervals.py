"""How what two articles claim of one figure goes together."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations
from typing import Literal

from transforms.models import Quantity

Fit = Literal["agree", "compatible", "conflict"]

_NEAR = 0.1  # an open bound speaks for a figure within this share of its own
_EQUAL = 1e-9


def fit(one: Quantity, other: Quantity) -> Fit:
    """Whether the intervals of two quantities overlap.

    "over 8.42 million" overlaps everything above; it agrees only with figures within
    10 % of its own, and is no more than compatible with the rest.
    """
    if equal(one.base_value, other.base_value) and one.modifier == other.modifier:
        return "agree"
    if _above(one, other) or _above(other, one):
        return "conflict"
    if not (_is_open(one) or _is_open(other)):
        return "agree"
    bounds = [quantity.base_value for quantity in (one, other) if _is_open(quantity)]
    gap = abs(one.base_value - other.base_value)
    return "agree" if any(gap <= _NEAR * abs(bound) for bound in bounds) else "compatible"


def worst(quantities: Iterable[Quantity]) -> Fit:
    """The fit of them all: one conflict makes a conflict."""
    different = {(q.low, q.high, q.base_value, q.modifier): q for q in quantities}
    fits = {fit(one, other) for one, other in combinations(different.values(), 2)}
    return "conflict" if "conflict" in fits else ("compatible" if "compatible" in fits else "agree")


def equal(one: float, other: float) -> bool:
    """Equal but for the last bits."""
    return math.isclose(one, other, rel_tol=_EQUAL)


def width(quantity: Quantity) -> float:
    """How much the words leave open; infinite for an open bound."""
    if quantity.low is None or quantity.high is None:
        return math.inf
    return quantity.high - quantity.low


def _is_open(quantity: Quantity) -> bool:
    return quantity.low is None or quantity.high is None


def _above(one: Quantity, other: Quantity) -> bool:
    """Whether the first begins where the second has ended."""
    if one.low is None or other.high is None:
        return False
    return one.low > other.high and not equal(one.low, other.high)
