"""Times that stand side by side and tell of each other: "from May 3 to May 9, 2024"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.facts.dates import calendar
from transforms.facts.dates.calendar import WEEKDAYS, Days
from transforms.facts.dates.date_rules import Found, Setting

_JOINT = re.compile(
    r"(?:,?\s(?:(?P<to>to|through|until|till)|and|or|&)\s|,\s|(?P<dash>\s?[-–—]\s?))"
    rf"(?:(?:on|in|the|early|late|mid)\s)?(?:(?:{'|'.join(WEEKDAYS)}),?\s)?",
    re.IGNORECASE,
)
_LONGEST_JOINT = 32  # characters
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?\Z", re.IGNORECASE)


def side_by_side(text: str, found: Sequence[Found], setting: Setting) -> list[Found]:
    """The same times; one that lacks its year takes that of its neighbour, two weekdays stand in order."""
    told = list(found)
    for at in range(len(told) - 2, -1, -1):  # from the end: a list tells its year once, behind its last
        joint = _joint(text, told[at], told[at + 1])
        if joint is not None:
            told[at] = _in_year_of_next(told[at], told[at + 1], setting, alike=not _is_range(joint))
    for at in range(1, len(told)):
        joint = _joint(text, told[at - 1], told[at])
        if joint is not None and _is_range(joint):
            told[at] = _in_year_of_last(told[at - 1], told[at], setting)
            told[at - 1], told[at] = _in_order(told[at - 1], told[at], setting)
    return told


def _joint(text: str, one: Found, other: Found) -> re.Match[str] | None:
    if other.span.start - one.span.end > _LONGEST_JOINT:
        return None
    return _JOINT.fullmatch(text, one.span.end, other.span.start)


def _is_range(joint: re.Match[str]) -> bool:
    """Whether the two are the ends of one time, not two of a list."""
    first = joint.string.rfind(" ", 0, joint.start())
    return (
        joint["to"] is not None
        or joint["dash"] is not None
        or _BETWEEN.search(joint.string, max(0, first - 40), first + 1) is not None
    )


def _in_year_of_next(one: Found, following: Found, setting: Setting, *, alike: bool) -> Found:
    end = following.days.first
    if one.read is None or end is None or one.days.method != "nearest" or not _has_year(following.days):
        return one
    if alike and one.days.precision != following.days.precision:
        return one
    days = one.read(replace(setting, year=end.year))
    if days is not None and days.first is not None and days.first > end:
        days = one.read(replace(setting, year=end.year - 1))
    return one if days is None or days.first == end else replace(one, days=days)


def _in_year_of_last(last: Found, one: Found, setting: Setting) -> Found:
    start = last.days.first
    if one.read is None or start is None or one.days.method != "nearest" or not _has_year(last.days):
        return one
    days = one.read(replace(setting, year=start.year))
    if days is not None and days.first is not None and days.first < start:
        days = one.read(replace(setting, year=start.year + 1))
    return one if days is None else replace(one, days=days)


def _has_year(days: Days) -> bool:
    return days.method in ("explicit", "relative") and days.precision in ("day", "month", "quarter", "period")


def _in_order(one: Found, other: Found, setting: Setting) -> tuple[Found, Found]:
    """ "Friday to Monday": where they are crossed, the one that lies on the wrong side moves by a week."""
    first, last = one.days.first, other.days.first
    if one.days.method != "weekday" or other.days.method != "weekday" or first is None or last is None:
        return one, other
    if first <= last or setting.anchor is None:
        return one, other
    if first <= setting.anchor:
        return _moved(one, -7), other
    return one, _moved(other, 7)


def _moved(one: Found, days: int) -> Found:
    assert one.days.first is not None
    day = calendar.moved(one.days.first, days)
    return replace(one, days=replace(one.days, first=day, last=day)) if day else one
