"""The calendar of a text: the latest year that it names, and the days, as written in words.

Texts about two events of one kind name other days; a day counts without its year,
which most articles leave out.
"""

from __future__ import annotations

from collections.abc import Sequence

MOST = 32
_NAMES = (
    "january february march april may june july august september october november december "
    "jan feb mar apr may jun jul aug sep oct nov dec"
)
_MONTHS = {name.capitalize(): at % 12 for at, name in enumerate(_NAMES.split())} | {"Sept": 8}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_YEARS = frozenset(map(str, range(1980, 2040)))
_DAYS = {str(day): day for day in range(1, 32)} | {f"0{day}": day for day in range(1, 10)}


def latest_year(words: Sequence[str]) -> int:
    """The latest year from 1980 to 2039 that is named, 0 for none."""
    return max(map(int, _YEARS.intersection(words)), default=0)


def days_of(words: Sequence[str]) -> list[int]:
    """The first days that are named beside their month, as 32 times the month plus the day, in order."""
    found: set[int] = set()
    for at in [at for at, word in enumerate(words) if word in _MONTHS]:
        after = _DAYS.get(words[at + 1]) if at + 1 < len(words) else None
        before = at - 2 if at and words[at - 1] in _ORDINALS else at - 1
        day = after or (_DAYS.get(words[before]) if before >= 0 else None)
        if day and len(found) < MOST:
            found.add(32 * _MONTHS[words[at]] + day)
    return sorted(found)
