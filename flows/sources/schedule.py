"""When a source is read: every span of time, or at the times that a cron line names."""

from __future__ import annotations

import re
from datetime import timedelta

from flows.errors import WrongUse

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_FIELDS: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("day of the week", 0, 7, _DAYS),
)


def interval(words: str) -> timedelta:
    """A span of time: "90s", "15m", "2h", "1d". Raises WrongUse."""
    match = re.fullmatch(r"(\d{1,6})([smhd])", words.strip())
    if match is None or int(match[1]) == 0:
        raise WrongUse(f"{words!r} is no interval: write a number and s, m, h or d, such as 15m")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def is_cron(words: str) -> bool:
    """Whether this is a cron line rather than a span of time. Raises WrongUse for a line that is wrong."""
    parts = words.split()
    if len(parts) < 2:
        return False
    if len(parts) != len(_FIELDS):
        raise WrongUse(f"{words!r} is no cron line: it has five fields, such as 30 6 * * 1-5")
    for part, (name, low, high, names) in zip(parts, _FIELDS, strict=True):
        for item in part.split(","):
            if not _is_item(item, low, high, names):
                raise WrongUse(f"{words!r} is no cron line: {item!r} is no {name}")
    return True


def _is_item(item: str, low: int, high: int, names: tuple[str, ...]) -> bool:
    """`*`, a value, a range, and each of these with a step."""
    match = re.fullmatch(r"(?:\*|(\w{1,3})(?:-(\w{1,3}))?)(?:/[1-9]\d?)?", item)
    if match is None:
        return False
    ends = [_number(end, low, names) for end in match.groups() if end is not None]
    return all(low <= end <= high for end in ends) and ends == sorted(ends)


def _number(word: str, low: int, names: tuple[str, ...]) -> int:
    if word.lower() in names:
        return names.index(word.lower()) + low
    return int(word) if word.isdecimal() and word.isascii() else -1
