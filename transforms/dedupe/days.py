"""The calendar of a text: the latest year that it names, and the days, as written in words.

Texts about two events of one kind name other days; a day counts without its year,
which most articles leave out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

MOST = 32
_NAMES = (
    "january february march april may june july august september october november december "
    "jan feb mar apr may jun jul aug sep oct nov dec"
)
_MONTHS = {name.capitalize(): at % 12 for at, name in enumerate(_NAMES.split())} | {"Sept": 8}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_YEARS = frozenset(map(str, range(1980, 2040)))
_DAYS = {str(day): day for day in range(1, 32)} | {f"0{day}": day for day in range(1, 10)}

MONTH_IDS = tuple(sorted({crc32(name.casefold().encode()) for name in _MONTHS}))


def latest_year(numbers: Iterable[str]) -> int:
    """The latest year from 1980 to 2039 that is named, 0 for none."""
    return max(map(int, _YEARS.intersection(numbers)), default=0)


def days_of(near: Sequence[tuple[str, str, str, str]]) -> list[int]:
    """The first days that are named, as 32 times the month plus the day, in order.

    `near`: each word that may be a month, with the two words before it and the one after it.
    """
    found: set[int] = set()
    for earlier, before, month, after in near:
        day = _DAYS.get(after) or _DAYS.get(earlier if before in _ORDINALS else before)
        if day and month in _MONTHS and len(found) < MOST:
            found.add(32 * _MONTHS[month] + day)
    return sorted(found)
