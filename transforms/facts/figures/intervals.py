"""The interval that the words of a figure claim.

A plain figure claims what rounds to it: half a unit of the last digit shown to either
side ("6.1372 million" is 6,137,150 to 6,137,250). Zeros at the end of a whole number
count as shown. Small counts and numbers in words are exact. "Over 6.13 million" is
open above, "up to" and "under" are open below. "About" allows 5 %, or half of the last
digit that is not zero, whichever is more; "nearly" and "just over" do so on one side.
"""

from __future__ import annotations

from decimal import Decimal

from transforms.facts.figures.numbers import Number
from transforms.models import Modifier

_LOOSE = Decimal("0.05")
_EXACT_COUNT = 100
Interval = tuple[Decimal | None, Decimal | None]


def interval(
    number: Number,
    upper: Number | None,
    bound: Modifier,
    *,
    is_count: bool,
    side: int = 0,
    tolerance: Number | None = None,
) -> Interval:
    """Low and high, in the figure's own unit; None is open.

    `side` of an approximation: -1 where it lies below the number, 1 above, 0 around it.
    `tolerance`: what the text itself allows to either side.
    """
    if tolerance is not None:
        return number.value - tolerance.value, number.value + tolerance.value
    if upper is not None:
        low, high = sorted((number.value, upper.value))
        return (
            low - _slack(number, bound, is_count=is_count),
            high + _slack(upper, bound, is_count=is_count),
        )
    if bound == ">":
        return number.value, None
    if bound == "<":
        return None, number.value
    slack = _slack(number, bound, is_count=is_count)
    return number.value - (slack if side <= 0 else 0), number.value + (slack if side >= 0 else 0)


def _slack(number: Number, bound: Modifier, *, is_count: bool) -> Decimal:
    if bound == "~":
        return max(abs(number.value) * _LOOSE, _last_digit(number.value) / 2)
    if number.ulp is None or (is_count and not number.scaled and abs(number.value) <= _EXACT_COUNT):
        return Decimal(0)
    return number.ulp / 2


def _last_digit(value: Decimal) -> Decimal:
    """What one in the last digit that is not zero is worth; of a single digit nothing."""
    _, digits, exponent = value.normalize().as_tuple()
    if len(digits) < 2 or not isinstance(exponent, int) or len(digits) > 12:
        return Decimal(0)
    return Decimal(1).scaleb(exponent)
