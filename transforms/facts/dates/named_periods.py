"""Periods with a name of their own, from calendar.toml: five-year plans, wars."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from transforms.facts.dates import calendar
from transforms.facts.dates.calendar import Days
from transforms.facts.dates.date_rules import DIGITS, Resolve, Rules, Setting
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


def _numbered(match: re.Match[str], setting: Setting, row: dict[str, Any]) -> Days | None:
    word = match["n"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else _NTH.index(word) + 1
    if not row["from"] <= number <= row.get("to", number):
        return None
    if not _is_of(match, row["whose"], unsaid=row.get("unsaid", False)):
        return None
    first, month = row["first"] + (number - 1) * row["years"], row.get("month", 1)
    end = first + row["years"] - (month == 1)
    return calendar.months(first, month, end, (month + 10) % 12 + 1, "named-period")


_OWNER = re.compile(r"(?<!\w)([A-Z][\w.-]{1,20})(?P<owns>['’]s)?\s\Z")
_NATIONAL = re.compile(r"(?:an|ese|ish|ani|li)\Z")


def _is_of(match: re.Match[str], whose: list[str], *, unsaid: bool) -> bool:
    """Whether the country before the words is the row's; `unsaid`: where none is, it is the row's too."""
    owner = _OWNER.search(match.string, max(0, match.start() - 26), match.start())
    if owner is None or not (owner["owns"] or _NATIONAL.search(owner[1])):
        return unsaid
    return owner[1] in whose
