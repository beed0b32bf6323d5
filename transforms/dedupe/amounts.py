"""Figures in base units, so that 1.2 GW and 1.2 million kilowatts are one, and the days of events.

They come from an article's facts. A text without facts has none, and is compared by
its numbers as written alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import inf
from typing import NamedTuple
from zlib import crc32

import numpy as np

from transforms.dedupe.words import Ids, rough_of, rough_value
from transforms.models import Facts, Quantity

MOST = 64
_OPEN_REACH = 0.1  # "over 8.42 million" agrees with a figure within a tenth of it
_COUNTS = frozenset({"1", "{count}"})
_SHARP = frozenset({"day", "hour", "minute", "second"})
_TELLING_ROLES = frozenset({"event", "deadline", "as-of", "text"})

_ROW = np.dtype("<u4,<u4,<f8,<f8,<f8")


class Amount(NamedTuple):
    """What a figure claims in its base unit; `rough` is its number as written, to two digits."""

    rough: int
    unit: int
    value: float
    low: float  # -inf and inf are open
    high: float

    @property
    def is_count(self) -> bool:
        return self.unit in _COUNT_IDS


_COUNT_IDS = frozenset(crc32(unit.encode()) for unit in _COUNTS)


def amounts_of(facts: Facts) -> tuple[Amount, ...]:
    """The figures of a text, each once; small counts are in every text and say nothing."""
    found: dict[tuple[str, float], Amount] = {}
    for one in sorted(facts.quantities, key=lambda quantity: quantity.start_char):
        if is_telling(one) and len(found) < MOST:
            found.setdefault((one.base_unit, one.base_value), _amount(one))
    return tuple(found.values())


def is_telling(quantity: Quantity) -> bool:
    """Whether a figure is more than a small count."""
    return quantity.base_unit not in _COUNTS or abs(quantity.base_value) not in range(10)


def _amount(one: Quantity) -> Amount:
    return Amount(
        rough_of(one.exact) or rough_value(one.value),
        crc32(one.base_unit.encode()),
        one.base_value,
        -inf if one.low is None else one.low,
        inf if one.high is None else one.high,
    )


def pack_amounts(amounts: Sequence[Amount]) -> bytes:
    """Amounts as bytes."""
    rows = [(one.rough, one.unit, one.value, one.low, one.high) for one in amounts]
    return np.array(rows, _ROW).tobytes()


def unpack_amounts(packed: bytes, at: int, count: int) -> tuple[Amount, ...]:
    """`count` amounts from the bytes that begin at `at`."""
    return tuple(Amount(*row) for row in np.frombuffer(packed, _ROW, count, at).tolist())


AMOUNT_SIZE = _ROW.itemsize


def agree(a: Amount, b: Amount) -> bool:
    """Whether two figures of one unit can be the same: their intervals overlap, and open ones are near."""
    if a.unit != b.unit or a.low > b.high or b.low > a.high:
        return False
    return abs(a.value - b.value) <= max(abs(a.value), abs(b.value)) * _OPEN_REACH


def matched(own: Sequence[Amount], other: Sequence[Amount]) -> list[Amount]:
    """Those of `own` that agree with one of the other text."""
    by_unit: dict[int, list[Amount]] = {}
    for one in other:
        by_unit.setdefault(one.unit, []).append(one)
    return [one for one in own if any(agree(one, two) for two in by_unit.get(one.unit, ()))]


def measures(amounts: Iterable[Amount]) -> Ids:
    """One hash for every figure that has a unit, from its unit and its first two digits."""
    return np.array(
        sorted({crc32(f"{one.unit} {one.value:.1e}".encode()) for one in amounts if not one.is_count}),
        np.uint32,
    )


def days_of(facts: Facts, printed: date | None) -> list[int]:
    """The days that a text speaks of, but for those around its own, which others of that day share."""
    found = {
        one.date_from.toordinal()
        for one in facts.dates
        if one.date_from is not None
        and one.date_from == one.date_to
        and one.precision in _SHARP
        and one.role in _TELLING_ROLES
        and (printed is None or abs((one.date_from - printed).days) > 4)
    }
    return sorted(found)[:MOST]
