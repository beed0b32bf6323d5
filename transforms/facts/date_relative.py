"""Times that are told by another: "last year", "three months ago"; vague ones; and sets ("annual")."""

from __future__ import annotations

import re

from transforms.facts import calendar
from transforms.facts.calendar import UNKNOWN, VAGUE, WEEKDAYS, Days
from transforms.facts.date_rules import DIGITS, MONTH, Rules, Setting, month_number
from transforms.facts.number_words import ONES
from transforms.models import Precision

rule = Rules()

_PERIODS = "week|month|quarter|year|decade|century"
_SMALL = {**ONES, "a": 1, "an": 1}
_SETS: tuple[tuple[str, Precision], ...] = (
    ("annual", "year"), ("year", "year"), ("quarter", "quarter"), ("month", "month"), ("week", "week"),
    ("day", "day"), ("dail", "day"),
)  # fmt: skip


@rule(
    ["last", "past", "previous", "this", "current", "next", "coming", "following"],
    rf"(?P<which>last|past|previous|this|current|next|coming|following)[ ](?:(?P<unit>{_PERIODS})"
    rf"|(?P<day>{'|'.join(WEEKDAYS)})|(?P<month>{MONTH})|(?P<part>morning|afternoon|evening))(?!\w)",
)
def _relative(match: re.Match[str], setting: Setting) -> Days | None:
    if setting.anchor is None:
        return UNKNOWN
    steps = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}.get(match["which"].lower(), -1)
    if match["unit"]:
        return calendar.shifted(setting.anchor, match["unit"].lower(), steps)
    if match["part"]:
        return calendar.shifted(setting.anchor, "day", 0) if steps == 0 else None
    if match["day"]:
        return calendar.weekday(setting.anchor, WEEKDAYS[match["day"].lower()], ahead=steps >= 0)
    number = month_number(match["month"])
    if not match["month"][0].isupper():
        return None
    found = calendar.month(setting.anchor.year, number, "relative")
    if found is None or found.first is None or found.last is None:
        return None
    if steps < 0 and found.first >= setting.anchor:
        return calendar.month(setting.anchor.year - 1, number, "relative")
    if steps > 0 and found.last <= setting.anchor:
        return calendar.month(setting.anchor.year + 1, number, "relative")
    return found


@rule(
    [*(word for word in _SMALL if word != "zero"), DIGITS],
    rf"(?P<n>{'|'.join(_SMALL)}|\d{{1,3}})[ ](?P<unit>day|{_PERIODS})s?[ ]"
    r"(?P<way>ago|earlier|from[ ]now)(?!\w)",
)
def _ago(match: re.Match[str], setting: Setting) -> Days | None:
    if setting.anchor is None:
        return UNKNOWN
    count = int(match["n"]) if match["n"].isdigit() else _SMALL[match["n"].lower()]
    return calendar.shifted(
        setting.anchor, match["unit"].lower(), count if match["way"] == "from now" else -count
    )


@rule(
    ["in", "over", "during", "recent", "recently"],
    r"(?:in|over|during|for)[ ](?:the[ ])?(?:recent|past|last|coming|next|following)[ ](?:few[ ]|several[ ])?"
    r"(?:years|months|weeks|days|decades)(?!\w)|in[ ]due[ ]course|over[ ]the[ ](?:years|decades)(?!\w)"
    r"|in[ ]the[ ](?:near|distant|foreseeable)[ ]future|in[ ]the[ ](?:short|medium|long|near)[ ]term(?!\w)"
    r"|recent[ ](?:years|months|weeks|days|decades)(?!\w)|recently(?!\w)",
)
def _vague(match: re.Match[str], setting: Setting) -> Days | None:
    return VAGUE


@rule(
    ["annual", "annually", "yearly", "monthly", "weekly", "daily", "hourly", "quarterly", "every"],
    r"(annual|annually|yearly|monthly|weekly|daily|hourly|quarterly|every[ ](?:day|week|month|quarter|year))"
    r"(?![\w-])",
)
def _set(match: re.Match[str], setting: Setting) -> Days | None:
    """ "annual": a period that comes back, not a time; its length is told by `precision`."""
    word = match[1].lower().removeprefix("every ")
    for stem, precision in _SETS:
        if word.startswith(stem):
            return Days(None, None, precision, "set")
    return None


@rule(["yesterday", "today", "tonight", "tomorrow"], r"(yesterday|today|tonight|tomorrow)(?!\w)")
def _deictic(match: re.Match[str], setting: Setting) -> Days | None:
    steps = {"yesterday": -1, "tomorrow": 1}.get(match[1].lower(), 0)
    return calendar.shifted(setting.anchor, "day", steps) if setting.anchor else UNKNOWN
