"""Days, months, quarters and years as English writes them in full.

To add a form, add a function under `@rule(first words, pattern)`. It gets the match
and the article's day, and gives the days meant, or None where it is no time at all.
"""

from __future__ import annotations

import re

from transforms.facts import calendar
from transforms.facts.calendar import MONTHS, UNKNOWN, WEEKDAYS, Days
from transforms.facts.date_rules import DIGITS, MONTH, YEAR, Rules, Setting, month_number, placed
from transforms.facts.tense import tense
from transforms.facts.units import read_unit

rule = Rules()

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,]\d|%|:\d)"
_WEEKDAY_BEFORE = re.compile(rf"({'|'.join(WEEKDAYS)}),?[ ](?:the[ ])?\Z", re.IGNORECASE)
_TH = r"(?:st|nd|rd|th)?(?!\w)"
_ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4,
    "opening": 1,
}  # fmt: skip


@rule([DIGITS], r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
def _iso(match: re.Match[str], setting: Setting) -> Days | None:
    return calendar.day(int(match[1]), int(match[2]), int(match[3]))


@rule([DIGITS], r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
def _slashes(match: re.Match[str], setting: Setting) -> Days | None:
    """Day or month first? Only where one reading is possible."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    as_month_first = calendar.day(year, first, second)
    as_day_first = calendar.day(year, second, first)
    if as_month_first and as_day_first and first != second:
        return None
    return as_month_first or as_day_first


@rule(
    MONTHS,
    rf"(?P<month>{MONTH})[ \u00a0](?P<day>{_DAY}){_TH}(?:\s?[-–]\s?(?P<to>{_DAY}){_TH})?"
    rf"(?:,?\s(?P<year>{YEAR}))?",
)
@rule(
    [DIGITS],
    rf"(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<to>{_DAY})(?:st|nd|rd|th)?)?"
    rf"[ \u00a0](?:of[ ])?(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR}))?",
)
def _day_and_month(match: re.Match[str], setting: Setting) -> Days | None:
    number = month_number(match["month"])
    if match["month"].islower() and not match["year"]:
        return None  # "march 5 miles"
    told = _WEEKDAY_BEFORE.search(match.string, max(0, match.start() - 12), match.start())
    first = placed(
        match["year"],
        setting,
        lambda year: calendar.day(year, number, int(match["day"])),
        WEEKDAYS[told[1].lower()] if told else None,
    )
    if first is None or not match["to"] or first.first is None:
        return first
    last = calendar.day(first.first.year, number, int(match["to"]))
    if last is None or last.last is None or last.last < first.first:
        return first
    return Days(first.first, last.last, "period", first.method)


@rule(WEEKDAYS, rf"({'|'.join(WEEKDAYS)})(?!\w)(?:,?[ ](?P<date>{MONTH}[ ]\d))?")
def _weekday(match: re.Match[str], setting: Setting) -> Days | None:
    if match["date"] or match[1].islower():
        return None  # the date that follows says more
    if setting.anchor is None:
        return Days(None, None, "day", "weekday")
    day = WEEKDAYS[match[1].lower()]
    told = tense(match.string, setting.sentence, match.start())
    if told is not None:
        return calendar.weekday(setting.anchor, day, ahead=told == "ahead")
    both = [calendar.weekday(setting.anchor, day, ahead=ahead) for ahead in (False, True)]
    return calendar.nearest(setting.anchor, both)


@rule(MONTHS, rf"(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{YEAR})")
def _month_and_year(match: re.Match[str], setting: Setting) -> Days | None:
    return calendar.month(int(match["year"]), month_number(match["month"]))


@rule(MONTHS, rf"(?P<month>{MONTH})(?!\s?\d|-)")
def _month_alone(match: re.Match[str], setting: Setting) -> Days | None:
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    lead = before[-1] if before else ""
    if lead not in _BEFORE_A_MONTH or not match["month"][0].isupper():
        return None
    number = month_number(match["month"])
    if setting.anchor is not None and tense(match.string, setting.sentence, match.start()) == "ahead":
        year = setting.anchor.year + (number < setting.anchor.month)
        return calendar.month(year, number, "nearest")
    return placed(None, setting, lambda year: calendar.month(year, number, "nearest"))


_BEFORE_A_MONTH = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "of",
        "during",
        "from",
        "to",
        "early",
        "late",
        "mid",
        "last",
        "this",
        "next",
    ]
)


@rule(
    [*_ORDINAL, "q1", "q2", "q3", "q4", "h1", "h2", DIGITS],
    rf"(?:(?P<nth>{'|'.join(_ORDINAL)})[ -](?P<what>quarter|half)|(?P<sign>[QH])(?P<n>[1-4]))(?!\w)"
    rf"(?:(?:[ ]of|,)?[ ](?:the[ ])?(?:(?:fiscal|financial)[ ](?:year[ ])?)?"
    rf"(?P<year>{YEAR}|(?:this|last|next)[ ]year))?",
)
def _quarter(match: re.Match[str], setting: Setting) -> Days | None:
    number = _ORDINAL[match["nth"].lower()] if match["nth"] else int(match["n"])
    is_half = (match["what"] or match["sign"]).lower().startswith("h")
    if is_half and number > 2:
        return None
    make = calendar.half if is_half else calendar.quarter
    year = (match["year"] or "").lower()
    if year.endswith("year"):
        if setting.anchor is None:
            return UNKNOWN
        return make(setting.anchor.year + {"last": -1, "next": 1}.get(year.split()[0], 0), number, "relative")
    return placed(year, setting, lambda year: make(year, number, "explicit"))


@rule([DIGITS], rf"(?P<first>{YEAR})(?:\s?[-–/]\s?|\sto\s)(?P<last>{YEAR}|\d\d(?![\d%\w]|[.,]\d))(?!\w|-\w)")
def _years(match: re.Match[str], setting: Setting) -> Days | None:
    first, last = int(match["first"]), match["last"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return calendar.years(first, end)


@rule([DIGITS], r"((?:1[5-9]|20)\d0)s(?!\w)")
def _decade(match: re.Match[str], setting: Setting) -> Days | None:
    return calendar.years(int(match[1]), int(match[1]) + 9)


@rule(["fy", "fiscal", "financial"], rf"(?:fiscal|financial|FY)[ ]?(?:year[ ])?({YEAR})(?![\w-])")
@rule([DIGITS], rf"({YEAR})(?!\w|\s?[-–]\s?\w|/\d)")
def _year(match: re.Match[str], setting: Setting) -> Days | None:
    before = match.string[max(0, match.start() - 16) : match.start()].lower().split()
    lead = before[-1] if before else ""
    if lead in _BEFORE_A_COUNT or _is_measured(match.string, match.end()):
        return None
    if int(match[1]) < 1900 and lead not in _BEFORE_A_YEAR:
        return None
    return calendar.years(int(match[1]), int(match[1]))


_BEFORE_A_COUNT = frozenset(
    ["about", "than", "over", "nearly", "almost", "approximately", "roughly", "around", "some"]
)
_BEFORE_A_YEAR = frozenset(
    ["in", "since", "from", "until", "till", "by", "of", "between", "and", "to", "circa", "year"]
)


def _is_measured(text: str, end: int) -> bool:
    unit = read_unit(text, end)
    return unit is not None and unit.unit.code != "s"
