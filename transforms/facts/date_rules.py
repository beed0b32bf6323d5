"""How English writes times: one rule a form, tried where its first word stands.

To add a form, add a function under `@rule(first words, pattern)`. It gets the match
and the article's day, and gives the days meant, or None where it is no time at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from transforms.facts import calendar
from transforms.facts.calendar import MONTHS, VAGUE, WEEKDAYS, Days
from transforms.facts.numbers import ONES
from transforms.facts.tables import table
from transforms.facts.units import read_unit

Resolve = Callable[["re.Match[str]", "Setting"], "Days | None"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative time is relative to. `ahead`: the sentence looks ahead."""

    anchor: date | None
    ahead: bool


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: re.Pattern[str]
    resolve: Resolve


_BY_WORD: dict[str, list[Rule]] = {}
DIGITS = "\0"  # the key of rules that begin with a digit

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?!\w)\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,]\d|%|:\d)"
_TH = r"(?:st|nd|rd|th)?(?!\w)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"
_PERIODS = "week|month|quarter|year|decade|century"
_ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4,
    "opening": 1,
}  # fmt: skip
_UNKNOWN = Days(None, None, "vague", "relative")  # relative to a day that the article does not tell
_SMALL = {**ONES, "a": 1, "an": 1}


def rules_for(word: str) -> list[Rule]:
    """The rules that may begin with this word, in lower case."""
    return _first_words().get(DIGITS if word[0].isdigit() else word, [])


@cache
def _first_words() -> dict[str, list[Rule]]:
    for row in table("calendar").get("fixed", ()):
        days = Days(row["date_from"], row["date_to"], "period", "named-period")
        _register(row["first_words"], row["pattern"], _always(days))
    for row in table("calendar").get("numbered", ()):
        ordinals = "|".join(_NTH)
        pattern = row["pattern"].replace("{n}", rf"(?P<n>{ordinals}|\d{{1,2}}(?:st|nd|rd|th)?)")
        _register([*_NTH, DIGITS], pattern, partial(_numbered, row=row))
    return _BY_WORD


def _always(days: Days) -> Resolve:
    return lambda match, setting: days


def rule(first_words: Iterable[str], pattern: str) -> Callable[[Resolve], Resolve]:
    def keep(resolve: Resolve) -> Resolve:
        _register(first_words, pattern, resolve)
        return resolve

    return keep


def _register(first_words: Iterable[str], pattern: str, resolve: Resolve) -> None:
    made = Rule(re.compile(pattern, re.IGNORECASE), resolve)
    for word in first_words:
        _BY_WORD.setdefault(word, []).append(made)


# ------------------------------------------------------------------------- full days


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
    rf"(?P<month>{_MONTH})[ \u00a0](?P<day>{_DAY}){_TH}(?:\s?[-–]\s?(?P<to>{_DAY}){_TH})?(?:,?\s(?P<year>{_YEAR}))?",
)
@rule(
    [DIGITS],
    rf"(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<to>{_DAY})(?:st|nd|rd|th)?)?"
    rf"[ \u00a0](?:of[ ])?(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?",
)
def _day_and_month(match: re.Match[str], setting: Setting) -> Days | None:
    number = MONTHS[match["month"].lower().rstrip(".")]
    if match["month"].islower() and not match["year"]:
        return None  # "march 5 miles"
    first = _placed(match["year"], setting, lambda year: calendar.day(year, number, int(match["day"])))
    if first is None or not match["to"] or first.first is None:
        return first
    last = calendar.day(first.first.year, number, int(match["to"]))
    if last is None or last.last is None or last.last < first.first:
        return first
    return Days(first.first, last.last, "period", first.method)


@rule(WEEKDAYS, rf"({'|'.join(WEEKDAYS)})(?!\w)(?:,?[ ](?P<date>{_MONTH}[ ]\d))?")
def _weekday(match: re.Match[str], setting: Setting) -> Days | None:
    if match["date"] or match[1].islower():
        return None  # the date that follows says more
    if setting.anchor is None:
        return Days(None, None, "day", "weekday")
    return calendar.weekday(setting.anchor, WEEKDAYS[match[1].lower()], ahead=setting.ahead)


@rule(["yesterday", "today", "tonight", "tomorrow"], r"(yesterday|today|tonight|tomorrow)(?!\w)")
def _deictic(match: re.Match[str], setting: Setting) -> Days | None:
    steps = {"yesterday": -1, "tomorrow": 1}.get(match[1].lower(), 0)
    return calendar.shifted(setting.anchor, "day", steps) if setting.anchor else _UNKNOWN


# ------------------------------------------------------------- months, quarters, years


@rule(MONTHS, rf"(?P<month>{_MONTH}),?\s(?:of\s)?(?P<year>{_YEAR})")
def _month_and_year(match: re.Match[str], setting: Setting) -> Days | None:
    return calendar.month(int(match["year"]), MONTHS[match["month"].lower().rstrip(".")])


@rule(MONTHS, rf"(?P<month>{_MONTH})(?!\s?\d|-)")
def _month_alone(match: re.Match[str], setting: Setting) -> Days | None:
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    lead = before[-1] if before else ""
    if lead not in _BEFORE_A_MONTH or not match["month"][0].isupper():
        return None
    number = MONTHS[match["month"].lower().rstrip(".")]
    return _placed(None, setting, lambda year: calendar.month(year, number, "nearest"))


_BEFORE_A_MONTH = frozenset(
    ["in", "since", "by", "until", "of", "during", "from", "to", "early", "late", "mid", "last", "this", "next"]
)


@rule(
    [*_ORDINAL, "q1", "q2", "q3", "q4", "h1", "h2", DIGITS],
    rf"(?:(?P<nth>{'|'.join(_ORDINAL)})[ -](?P<what>quarter|half)|(?P<sign>[QH])(?P<n>[1-4]))(?!\w)"
    rf"(?:(?:[ ]of|,)?[ ](?:the[ ])?(?:(?:fiscal|financial)[ ](?:year[ ])?)?(?P<year>{_YEAR}|(?:this|last|next)[ ]year))?",
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
            return _UNKNOWN
        return make(setting.anchor.year + {"last": -1, "next": 1}.get(year.split()[0], 0), number, "relative")
    return _placed(year, setting, lambda year: make(year, number, "explicit"))


@rule([DIGITS], rf"(?P<first>{_YEAR})(?:\s?[-–/]\s?|\sto\s)(?P<last>{_YEAR}|\d\d(?![\d%\w]|[.,]\d))(?!\w|-\w)")
def _years(match: re.Match[str], setting: Setting) -> Days | None:
    first, last = int(match["first"]), match["last"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return calendar.years(first, end)


@rule([DIGITS], r"((?:1[5-9]|20)\d0)s(?!\w)")
def _decade(match: re.Match[str], setting: Setting) -> Days | None:
    return calendar.years(int(match[1]), int(match[1]) + 9)


@rule(["fy", "fiscal", "financial"], rf"(?:fiscal|financial|FY)[ ]?(?:year[ ])?({_YEAR})(?![\w-])")
@rule([DIGITS], rf"({_YEAR})(?!\w|\s?[-–]\s?\w|/\d)")
def _year(match: re.Match[str], setting: Setting) -> Days | None:
    before = match.string[max(0, match.start() - 16) : match.start()].lower().split()
    lead = before[-1] if before else ""
    if lead in _BEFORE_A_COUNT or _is_measured(match.string, match.end()):
        return None
    if int(match[1]) < 1900 and lead not in _BEFORE_A_YEAR:
        return None
    return calendar.years(int(match[1]), int(match[1]))


_BEFORE_A_COUNT = frozenset(["about", "than", "over", "nearly", "almost", "approximately", "roughly", "around", "some"])
_BEFORE_A_YEAR = frozenset(["in", "since", "from", "until", "till", "by", "of", "between", "and", "to", "circa", "year"])


def _is_measured(text: str, end: int) -> bool:
    unit = read_unit(text, end)
    return unit is not None and unit.unit.code != "s"


# ------------------------------------------------------------------------- relative


@rule(
    ["last", "past", "previous", "this", "current", "next", "coming", "following"],
    rf"(?P<which>last|past|previous|this|current|next|coming|following)[ ](?:(?P<unit>{_PERIODS})"
    rf"|(?P<day>{'|'.join(WEEKDAYS)})|(?P<month>{_MONTH})|(?P<part>morning|afternoon|evening))(?!\w)",
)
def _relative(match: re.Match[str], setting: Setting) -> Days | None:
    if setting.anchor is None:
        return _UNKNOWN
    steps = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}.get(match["which"].lower(), -1)
    if match["unit"]:
        return calendar.shifted(setting.anchor, match["unit"].lower(), steps)
    if match["part"]:
        return calendar.shifted(setting.anchor, "day", 0) if steps == 0 else None
    if match["day"]:
        return calendar.weekday(setting.anchor, WEEKDAYS[match["day"].lower()], ahead=steps >= 0)
    number = MONTHS[match["month"].lower().rstrip(".")]
    if not match["month"][0].isupper():
        return None
    found = calendar.month(setting.anchor.year, number, "relative")
    assert found.first is not None and found.last is not None
    if steps < 0 and found.first >= setting.anchor:
        return calendar.month(setting.anchor.year - 1, number, "relative")
    if steps > 0 and found.last <= setting.anchor:
        return calendar.month(setting.anchor.year + 1, number, "relative")
    return found


@rule(
    [*(word for word in _SMALL if word != "zero"), DIGITS],
    rf"(?P<n>{'|'.join(_SMALL)}|\d{{1,3}})[ ](?P<unit>day|{_PERIODS})s?[ ](?P<way>ago|earlier|from[ ]now)(?!\w)",
)
def _ago(match: re.Match[str], setting: Setting) -> Days | None:
    if setting.anchor is None:
        return _UNKNOWN
    count = int(match["n"]) if match["n"].isdigit() else _SMALL[match["n"].lower()]
    return calendar.shifted(setting.anchor, match["unit"].lower(), count if match["way"] == "from now" else -count)


# ------------------------------------------------------------------- vague, and sets


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
    r"(annual|annually|yearly|monthly|weekly|daily|hourly|quarterly|every[ ](?:day|week|month|quarter|year))(?![\w-])",
)
def _set(match: re.Match[str], setting: Setting) -> Days | None:
    """ "annual": a period that comes back, not a time; its length is told by `precision`."""
    word = match[1].lower().removeprefix("every ")
    for stem in ("day", "dail", "week", "month", "quarter", "year", "annual"):
        if word.startswith(stem):
            precision = {"dail": "day", "annual": "year"}.get(stem, stem)
            return Days(None, None, precision, "set")  # type: ignore[arg-type]
    return None


# --------------------------------------------------------------------- named periods


_NTH = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
]  # fmt: skip


def _numbered(match: re.Match[str], setting: Setting, row: dict[str, int]) -> Days | None:
    word = match["n"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else _NTH.index(word) + 1
    if number < row["from"]:
        return None
    first = row["first"] + (number - 1) * row["years"]
    return calendar.years(first, first + row["years"] - 1, "named-period")


def _placed(year: str | None, setting: Setting, make: Callable[[int], Days | None]) -> Days | None:
    """The day or month of a year, or of the year that brings it nearest to the article's day."""
    if year:
        return make(int(year))
    if setting.anchor is None:
        made = make(2000)  # a leap year: every day that exists
        return made and Days(None, None, made.precision, "nearest")
    around = setting.anchor.year
    found = calendar.nearest(setting.anchor, [make(y) for y in (around - 1, around, around + 1)])
    return found and Days(found.first, found.last, found.precision, "nearest")
