"""What a rule for writing a time is: tried where its first word stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from transforms.facts import calendar
from transforms.facts.calendar import MONTHS, Days
from transforms.facts.sentences import Span

_ABBREVIATED = r"(?<=jan|feb|mar|apr|jun|jul|aug|sep|ept|oct|nov|dec)\.?"
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + rf")(?!\w)(?:{_ABBREVIATED})?"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"
DIGITS = "\0"  # the first word of rules that begin with a digit


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative time is relative to: the article's day, and the tense of its sentence."""

    anchor: date | None
    sentence: Span


Resolve = Callable[["re.Match[str]", Setting], "Days | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`resolve` gives the days that a match of `pattern` means, or None where it is no time at all."""

    pattern: re.Pattern[str]
    resolve: Resolve


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


def placed(
    year: str | None, setting: Setting, make: Callable[[int], Days | None], weekday: int | None = None
) -> Days | None:
    """The day or month of a year, or of the year that brings it nearest to the article's day."""
    if year:
        return make(int(year))
    if setting.anchor is None:
        made = make(2000)  # a leap year: every day that exists
        return made and Days(None, None, made.precision, "nearest")
    around = setting.anchor.year
    candidates = [make(y) for y in (around - 1, around, around + 1)]
    fitting = [c for c in candidates if c and c.first and c.first.weekday() == weekday]
    found = calendar.nearest(setting.anchor, fitting or candidates)
    return found and Days(found.first, found.last, found.precision, "nearest")
