"""Days, months and years as English writes them in full.

To add a form, add a function under `@rule(first words, pattern)`. It gets the match
and the article's day, and gives the days meant, or None where it is no time at all.
"""

from __future__ import annotations

import re

from transforms.facts.dates import calendar
from transforms.facts.dates.calendar import MONTHS, WEEKDAYS, Days
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
from transforms.facts.figures.units import read_unit
from transforms.facts.text.tense import tense

rule = Rules()

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,]\d|%|:\d)"
_WEEKDAY_BEFORE = re.compile(rf"({'|'.join(WEEKDAYS)}),?[ ](?:the[ ])?\Z", re.IGNORECASE)
_COUNTED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_TH = r"(?:st|nd|rd|th)?(?!\w)"


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
    rf"(?P<month>{MONTH})[ \u00a0](?P<day>{_DAY}){_TH}"
    rf"(?:(?:\s?[-–]\s?|\s(?:to|and|through)\s(?=\d\d?(?:st|nd|rd|th)?,?\s{YEAR}))(?P<to>{_DAY}){_TH})?"
    rf"{OF_YEAR}?",
)
@rule(
    [DIGITS],
    rf"(?P<day>{_DAY})(?:st|nd|rd|th)?"
    rf"(?:(?:\s?[-–]\s?|\s(?:to|and|through)\s)(?P<to>{_DAY})(?:st|nd|rd|th)?)?"
    rf"[ \u00a0](?:of[ ])?(?P<month>{MONTH}){OF_YEAR}?",
)
def _day_and_month(match: re.Match[str], setting: Setting) -> Days | None:
    number = month_number(match["month"])
    if match["month"].islower() and not match["year"]:
        return None  # "march 5 miles"
    told = _WEEKDAY_BEFORE.search(match.string, max(0, match.start() - 12), match.start())
    first = placed(
        match,
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


@rule(
    [DIGITS],
    rf"(?P<day>{_DAY})(?:-(?P<month>{MONTH})-(?P<year>{YEAR}|\d\d(?!\w))"
    rf"|[ ](?P<named>{MONTH})[ ](?P<short>\d\d)(?=[.,;:)](?!\d)|\Z|\s(?:in|at|by|to|and|with|for)\b))",
)
def _day_with_a_short_year(match: re.Match[str], setting: Setting) -> Days | None:
    """ "5-Mar-2024", "5 March 24": a number behind a month is a year where nothing is counted by it."""
    written = match["year"] or match["short"]
    year = int(written) if len(written) == 4 else short_year(written, setting)
    return calendar.day(year, month_number(match["month"] or match["named"]), int(match["day"]))


@rule(
    _COUNTED,
    rf"(?P<nth>{'|'.join(_COUNTED)})[ ](?P<weekday>{'|'.join(WEEKDAYS)})[ ](?:of|in)[ ]"
    rf"(?P<month>{MONTH}){OF_YEAR}?",
)
def _weekday_of_a_month(match: re.Match[str], setting: Setting) -> Days | None:
    number, wanted = month_number(match["month"]), WEEKDAYS[match["weekday"].lower()]
    count = _COUNTED[match["nth"].lower()]
    return placed(match, setting, lambda year: calendar.counted_weekday(year, number, wanted, count))


@rule(
    WEEKDAYS,
    rf"({'|'.join(WEEKDAYS)})(?!\w)"
    rf"(?:,?[ ](?P<date>{MONTH}[ ]\d|(?:the[ ])?{_DAY}(?:st|nd|rd|th)?[ ](?:of[ ])?{MONTH}))?",
)
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


@rule(MONTHS, rf"(?P<month>{MONTH}){OF_YEAR}")
def _month_and_year(match: re.Match[str], setting: Setting) -> Days | None:
    if match["told"] and match["month"].islower():
        return None  # "it may this year"
    return placed(match, setting, lambda year: calendar.month(year, month_number(match["month"])))


@rule(MONTHS, rf"(?P<month>{MONTH})(?:\s?[-–]\s?|\s(?:to|through)\s)(?P<last>{MONTH}){OF_YEAR}?")
def _months(match: re.Match[str], setting: Setting) -> Days | None:
    if match["month"].islower() or match["last"].islower():
        return None  # "may to march"
    first, last = month_number(match["month"]), month_number(match["last"])
    return placed(match, setting, lambda year: calendar.months(year - (first > last), first, year, last))


@rule(MONTHS, rf"(?P<month>{MONTH})(?!\s?\d|-)(?P<year>)(?P<told>)")  # with a year it is longer
def _month_alone(match: re.Match[str], setting: Setting) -> Days | None:
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    lead = before[-1] if before else ""
    listed = _AFTER_A_MONTH.search(match.string, max(0, match.start() - 16), match.start())
    if not (lead in _BEFORE_A_MONTH or listed) or not match["month"][0].isupper():
        return None
    number = month_number(match["month"])
    return placed(match, setting, lambda year: calendar.month(year, number))


_AFTER_A_MONTH = re.compile(rf"\b{MONTH}(?:,|,?[ ](?:and|or))[ ]\Z", re.IGNORECASE)
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


@rule([DIGITS], rf"(?P<first>{YEAR})(?:\s?[-–/]\s?|\sto\s)(?P<last>{YEAR}|\d\d(?![\d%\w]|[.,]\d))(?!\w|-\w)")
def _years(match: re.Match[str], setting: Setting) -> Days | None:
    first, last = int(match["first"]), match["last"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if end == first + 1 and ("/" in match.group() or _is_split_year(match)):
        return calendar.SOME_YEAR
    return calendar.years(first, end)


def _is_split_year(match: re.Match[str]) -> bool:
    """Whether the two years share one of twelve months that nobody tells: "the 2030-31 season"."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    return bool(_SPLIT_YEAR_BEFORE.search(before) or _SPLIT_YEAR.match(match.string, match.end()))


_SPLIT_YEAR_BEFORE = re.compile(r"\b(?:fiscal|financial|FY|season)(?:[ ]year)?[ ]?\Z", re.IGNORECASE)
_SPLIT_YEAR = re.compile(
    r"\s(?:(?:fiscal|financial|academic|school|crop|marketing)(?:[ ]year)?|season)\b", re.IGNORECASE
)


@rule([DIGITS], r"((?:1[5-9]|20)\d0)s(?!\w)")
def _decade(match: re.Match[str], setting: Setting) -> Days | None:
    return calendar.years(int(match[1]), int(match[1]) + 9)


@rule(
    ["fy", "fiscal", "financial"],
    rf"(?:(?:fiscal|financial)[ ](?:year[ ])?|FY[ ]?)(?P<year>{YEAR}|(?<=FY)['’]?\d\d(?!\w))"
    r"(?P<split>[-–/]\d\d(?:\d\d)?)?(?![\w-])",
)
def _fiscal_year(match: re.Match[str], setting: Setting) -> Days | None:
    """Taken for the calendar's year where it is told by one number: most companies' is."""
    if match["split"]:
        return calendar.SOME_YEAR
    written = match["year"]
    year = int(written) if len(written) == 4 else short_year(written[-2:], setting)
    return calendar.years(year, year)


@rule([DIGITS], rf"({YEAR})(?!\w|\s?[-–]\s?\w|/\d)")
def _year(match: re.Match[str], setting: Setting) -> Days | None:
    before = match.string[max(0, match.start() - 16) : match.start()].lower().split()
    lead = before[-1] if before else ""
    if _is_measured(match.string, match.end()):
        return None
    if lead in _BEFORE_A_COUNT and not (lead in _ABOUT and _NOTHING_COUNTED.match(match.string, match.end())):
        return None
    if int(match[1]) < 1900 and lead not in _BEFORE_A_YEAR:
        return None
    return calendar.years(int(match[1]), int(match[1]))


_ABOUT = frozenset(["about", "around"])
_NOTHING_COUNTED = re.compile(
    r"\s*(?:[.;:)]|,(?!\d)|\Z)|\s(?:and|but|when|as|at|in|to|with|for|by|under|after|before|if|that|the|it)\b"
)
_BEFORE_A_COUNT = frozenset(
    ["about", "than", "over", "nearly", "almost", "approximately", "roughly", "around", "some"]
)
_BEFORE_A_YEAR = frozenset(
    ["in", "since", "from", "until", "till", "by", "of", "between", "and", "to", "circa", "year"]
)


def _is_measured(text: str, end: int) -> bool:
    unit = read_unit(text, end)
    return unit is not None and unit.unit.code != "s"
