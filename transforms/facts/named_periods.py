"""Periods with a name of their own, from calendar.toml: five-year plans, wars."""

from __future__ import annotations

import re
from functools import partial

from transforms.facts import calendar
from transforms.facts.calendar import Days
from transforms.facts.date_rules import DIGITS, Resolve, Rules, Setting
from transforms.facts.tables import table

_NTH = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
]  # fmt: skip


def named_periods() -> Rules:
    """A rule for each row of the calendar."""
    rules = Rules()
    for row in table("calendar").get("fixed", ()):
        days = Days(row["date_from"], row["date_to"], "period", "named-period")
        rules.add(row["first_words"], row["pattern"], _always(days))
    for row in table("calendar").get("numbered", ()):
        ordinal = rf"(?P<n>{'|'.join(_NTH)}|\d{{1,2}}(?:st|nd|rd|th)?)"
        rules.add([*_NTH, DIGITS], row["pattern"].replace("{n}", ordinal), partial(_numbered, row=row))
    return rules


def _always(days: Days) -> Resolve:
    return lambda match, setting: days


def _numbered(match: re.Match[str], setting: Setting, row: dict[str, int]) -> Days | None:
    word = match["n"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else _NTH.index(word) + 1
    if number < row["from"]:
        return None
    first = row["first"] + (number - 1) * row["years"]
    return calendar.years(first, first + row["years"] - 1, "named-period")
