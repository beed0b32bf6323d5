"""What a rule for writing a time is: tried where its first word stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from transforms.facts.dates import calendar
from transforms.facts.dates.calendar import MONTHS, UNKNOWN, Days
from transforms.facts.text.sentences import Span
from transforms.facts.text.tense import tense

_ABBREVIATED = r"(?<=jan|feb|mar|apr|jun|jul|aug|sep|ept|oct|nov|dec)\.?"
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + rf")(?!\w)(?:{_ABBREVIATED})?"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"
OF_YEAR = (  # what tells the year of the day, month or quarter before it
    rf"(?:,?\s(?:of\s)?(?P<year>{YEAR}|['’]\d\d(?!\w))"
    r"|\s(?:of\s)?(?P<told>(?:this|last|next|that|the(?:\s(?:same|current|previous|following))?)\syear)"
    r"(?![\w'’]|\s(?:to|ended|ending)\b))"
)
DIGITS = "\0"  # the first word of rules that begin with a digit


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative time is relative to: the article's day, and the tense of its sentence.

    `year` is the one that stands with the time's neighbour, as in "from May 3 to May 9, 2024".
    """

    anchor: date | None
    sentence: Span
    year: int | None = None


Resolve = Callable[["re.Match[str]", Setting], "Days | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`resolve` gives the days that a match of `pattern` means, or None where it is no time at all."""

    pattern: re.Pattern[str]
    resolve: Resolve


@dataclass(frozen=True, slots=True)
class Found:
    """A time and where it stands. `read` gives its days anew, in another setting."""

    span: Span
    days: Days
    read: Callable[[Setting], Days | None] | None = None


class Rules:
    """Rules by the first word of what they match. An object of it is a decorator for more."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[Rule]] = {}

    def __call__(self, first_words: Iterable[str], pattern: str) -> Callable[[Resolve], Resolve]:
        def keep(resolve: Resolve) -> Resolve:
            self.add(first_words, pattern, resolve)
            return resolve

        return keep

    def add(self, first_words: Iterable[str], pattern: str, resolve: Resolve) -> None:
        made = Rule(re.compile(pattern, re.IGNORECASE), resolve)
        for word in first_words:
            self.by_word.setdefault(word, []).append(made)


def month_number(written: str) -> int:
    """The month that a match of `MONTH` names."""
    return MONTHS[written.lower().rstrip(".")]


def short_year(digits: str, setting: Setting) -> int:
    """The year that its last two digits mean: none that is more than twenty years ahead."""
    latest = (setting.anchor.year if setting.anchor else 2030) + 20
    return latest - (latest - int(digits)) % 100


def year_of(match: re.Match[str], setting: Setting) -> int | None:
    """The year that a match of `OF_YEAR` means; None where its own words do not tell it."""
    if match["year"]:
        return int(match["year"]) if len(match["year"]) == 4 else short_year(match["year"][-2:], setting)
    steps = {"this": 0, "the": 0, "current": 0, "last": -1, "next": 1}.get(match["told"].lower().split()[-2])
    return None if steps is None or setting.anchor is None else setting.anchor.year + steps


def placed(
    match: re.Match[str], setting: Setting, make: Callable[[int], Days | None], weekday: int | None = None
) -> Days | None:
    """The day, month or quarter of the year that is told with it, else the one that fits best.

    `match` is of a pattern with `OF_YEAR` in it. Without a year it is the time on `weekday`, of these the
    ones that the sentence's tense allows, and of those the one nearest to the article's day.
    """
    if match["year"] or match["told"]:
        year = year_of(match, setting)
        made = None if year is None else make(year)
        if match["year"]:
            return made
        return replace(made, method="relative") if made else UNKNOWN
    if setting.year is not None:
        return make(setting.year)
    if setting.anchor is None:
        made = make(2000)  # a leap year: every day that exists
        return made and Days(None, None, made.precision, "nearest")
    around = setting.anchor.year
    candidates = [c for c in (make(y) for y in (around - 1, around, around + 1)) if c is not None]
    fitting = [c for c in candidates if c.first and c.first.weekday() == weekday]
    told = None if fitting else _told(match, setting)
    in_tense = [c for c in candidates if told is None or _is_told_as(told, c, setting.anchor)]
    found = calendar.nearest(setting.anchor, fitting or in_tense or candidates)
    return found and Days(found.first, found.last, found.precision, "nearest")


_TERM = re.compile(
    r"\b(?:by|until|till|before|no later than)\s(?:the\s)?(?:(?:early|late|mid|end of)[\s-])?\Z",
    re.IGNORECASE,
)
_RESULTS = re.compile(r"[^.;]{0,60}\b(?:results|earnings)\b")


def _told(match: re.Match[str], setting: Setting) -> str | None:
    """What the sentence says of the time, where it is no other time's: results "will be announced"."""
    if _RESULTS.match(match.string, match.end(), setting.sentence.end):
        return "behind"
    told = tense(match.string, setting.sentence, match.start(), guess=False)
    if told == "behind" and _TERM.search(match.string, max(0, match.start() - 30), match.start()):
        return None
    return told


# Days and months near today are told by verbs that are not theirs ("it announced a hearing on July 2"), and
# a quarter that is over is looked ahead to until its results are out.
_SLACK = {("behind", "day"): 120, ("ahead", "day"): 90, ("ahead", "quarter"): 45}


def _is_told_as(told: str, days: Days, anchor: date) -> bool:
    if days.first is None or days.last is None:
        return False
    slack = _SLACK.get((told, days.precision), 0)
    return ((days.first - anchor) if told == "behind" else (anchor - days.last)).days <= slack
