"""Quarters and halves: of a year, a month or a decade; those of a match are no times.

A company's own quarters ("the third quarter of fiscal 2025") begin in a month that the
article seldom tells: how long they are is known, their days are not.
"""

from __future__ import annotations

import re

from transforms.facts.dates import calendar
from transforms.facts.dates.calendar import SOME_PERIOD, SOME_QUARTER, UNKNOWN, Days
from transforms.facts.dates.date_rules import (
    DIGITS,
    MONTH,
    OF_YEAR,
    YEAR,
    Rules,
    Setting,
    month_number,
    placed,
    short_year,
)

rule = Rules()

_ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4,
    "opening": 1,
}  # fmt: skip
_NTH = rf"(?P<nth>{'|'.join(_ORDINAL)})[ -]"
_NAMED = rf"(?:{_NTH}(?P<what>quarter|half)|(?P<sign>[QH])(?P<n>[1-4])|(?P<m>[1-4])(?P<letter>[QH]))"
_FISCAL_BEFORE = re.compile(r"\b(?:fiscal|financial)[ -]\Z", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?:(?:the|its|their|our|a|an|his|her)\s)?(\w+)", re.IGNORECASE)
_LIKE_A_YEAR = frozenset(["year", "fiscal", "financial", "fy"])


@rule([*_ORDINAL, "q", "h", DIGITS], rf"{_NAMED}(?!\w|-\w){OF_YEAR}?")
def _quarter(match: re.Match[str], setting: Setting) -> Days | None:
    number, is_half = _part(match)
    if is_half and number > 2:
        return None
    some = SOME_PERIOD if is_half else SOME_QUARTER
    if _FISCAL_BEFORE.search(match.string, max(0, match.start() - 12), match.start()):
        return some
    if not match["year"] and not match["told"]:
        of = _OF.match(match.string, match.end())
        if of is not None:
            return some if of[1].lower() in _LIKE_A_YEAR else None
    make = calendar.half if is_half else calendar.quarter
    return placed(match, setting, lambda year: make(year, number))


@rule(
    [*_ORDINAL, "q", "h", DIGITS],
    rf"{_NAMED}(?:(?:[ ]of|,|-)?[ ]?(?:the[ ])?(?:(?:fiscal|financial)(?:[ ]year)?[ ]|FY[ ]?)"
    rf"(?:{YEAR}|['’]?\d\d)(?:[-–/]\d\d(?:\d\d)?)?|(?:[ ]of)?[ ]{YEAR}[-–/]\d\d)(?!\w)",
)
def _fiscal(match: re.Match[str], setting: Setting) -> Days | None:
    number, is_half = _part(match)
    if is_half:
        return SOME_PERIOD if number < 3 else None
    return SOME_QUARTER


@rule(["q", "h", DIGITS], rf"{_NAMED}(?:[ ]?['’]|(?<=\d[QH]))?(?P<year>(?<=\D)\d\d|[-/]{YEAR})(?!\w)")
def _with_a_short_year(match: re.Match[str], setting: Setting) -> Days | None:
    """ "1H25", "Q3'25", "Q3-2025"."""
    number, is_half = _part(match)
    if is_half and number > 2:
        return None
    written = match["year"].lstrip("-/")
    year = int(written) if len(written) == 4 else short_year(written, setting)
    return (calendar.half if is_half else calendar.quarter)(year, number)


@rule(["first", "second"], rf"(?P<nth>first|second)[ ]half[ ]of[ ](?P<month>{MONTH}){OF_YEAR}?")
def _half_of_a_month(match: re.Match[str], setting: Setting) -> Days | None:
    number, part = month_number(match["month"]), _ORDINAL[match["nth"].lower()]
    return placed(match, setting, lambda year: calendar.half_month(year, number, part))


@rule(
    ["first", "second"],
    r"(?P<nth>first|second)[ ]half[ ]of[ ](?:the|this|last|next)[ ](?:(?P<first>(?:1[5-9]|20)\d0)s"
    r"|(?P<unit>decade|century))(?!\w)",
)
def _half_of_an_age(match: re.Match[str], setting: Setting) -> Days | None:
    if match["unit"] and setting.anchor is None:
        return UNKNOWN
    steps = {"last": -1, "next": 1}.get(match.group().lower().split()[3], 0)
    whole = (
        calendar.years(int(match["first"]), int(match["first"]) + 9)
        if setting.anchor is None or match["first"]
        else calendar.age(setting.anchor, match["unit"].lower(), steps)
    )
    if whole is None or whole.first is None or whole.last is None:
        return None
    middle = (whole.first.year + whole.last.year) // 2
    if match["nth"].lower() == "first":
        return calendar.years(whole.first.year, middle, whole.method)
    return calendar.years(middle + 1, whole.last.year, whole.method)


def _part(match: re.Match[str]) -> tuple[int, bool]:
    """Which quarter or half it is, and whether it is a half."""
    number = _ORDINAL[match["nth"].lower()] if match["nth"] else int(match["n"] or match["m"])
    return number, (match["what"] or match["sign"] or match["letter"]).lower().startswith("h")
