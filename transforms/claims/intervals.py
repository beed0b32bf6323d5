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

    "over 6.3 million" overlaps everything above; it agrees only with figures within
    10 % of its own, and is no more than compatible with the rest. To meet in one point is
    not to overlap: 2 and 3 billion, each rounded, share 2.5 and differ all the same.
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


def _is_point(quantity: Quantity) -> bool:
    """Whether the words leave nothing open: 14 dead are what "at least 14" reaches down to."""
    return quantity.low is not None and quantity.low == quantity.high


def _above(one: Quantity, other: Quantity) -> bool:
    """Whether the first begins where the second ends, or later."""
    if one.low is None or other.high is None:
        return False
    if one.value_to is not None and other.value_to is not None:
        # Of two ranges both ends are told: "2 to 3" and "3 to 4" are not rounded into each other.
        return one.base_value >= _end(other) or equal(one.base_value, _end(other))
    if equal(one.low, other.high):
        return not (_is_point(one) or _is_point(other))
    return one.low > other.high


def _end(one: Quantity) -> float:
    """The upper end that a range tells, in its base unit."""
    return one.base_value * (one.value_to or one.value) / one.value if one.value else math.inf
