"""The time that a figure speaks of: the day it holds for, and the period it is per."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from transforms.facts.tables import words
from transforms.facts.text.sentences import Span
from transforms.models import DateMention

_FLOWS = words("measures", "flows")
_SETS = {"year": "P1Y", "quarter": "P3M", "month": "P1M", "week": "P1W", "day": "P1D"}
_OF_A_YEAR = re.compile(
    r"\s(?:of\s(?:[\w-]{1,20}\s){1,4})?(?:(?:per|an?|each|every)\s(year|quarter|month|week|day)"
    r"\b(?!\s(?:earlier|ago|later|before))|(annually|yearly|monthly|weekly|daily)\b)"
)
_ADVERBS = {"annually": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W", "daily": "P1D"}
# The day of the telling is not the time that is told of.
_SAID_ON = re.compile(
    r"\b(?:said|told|announced|reported|stated|wrote|unveiled)\b(?:\s\w{1,12}){0,2}\s(?:on\s)?\Z"
    r"|\bstatement\son\s\Z"
)
_COMPARED = re.compile(
    r"\b(from|over|than|compared\s(?:with|to)|against|versus)\s(?:the\s)?(?:same\s\w{3,8}\s(?:of|in)\s|in\s)?\Z"
)
_PAST = re.compile(r"\b(?:previous|prior|last|earlier|preceding)\b")
_AFAR = re.compile(r"[;–—]|,\s(?:while|but|and|compared|it|they|he|she|the|this|which|with|making)\b")
# When something began is not the time that its figures are of.
_BEGAN = re.compile(
    r"\b(?:since|founded|established|incorporated|formed|born|created|started|listed|opened|launched|dating\sback"
    r"|inception)\b(?:\s(?!and\b)[\w.&'’-]{1,20}){0,6}\s\Z|\bsince\s\Z",
    re.IGNORECASE,
)


def as_of(dates: Sequence[DateMention], text: str, sentence: Span, start: int, end: int) -> date | None:
    """The last day of the time in the sentence that is said of the figure; None: none is said.

    A time behind the figure in its own clause comes first, then the last one before it.
    """
    dates = [
        d
        for d in dates
        if not _SAID_ON.search(text, max(sentence.start, d.start_char - 40), d.start_char)
        and not _is_beginning(text, sentence, d, start)
    ]
    after = [d for d in dates if d.start_char >= end and d.date_to]
    for one in _ends_of_stretches(after, text):
        between = text[end : one.start_char]
        if len(between) < 60 and not _AFAR.search(between) and not re.search(r"\d", between):
            return None if _is_comparison(one, text) else one.date_to
    before = [d for d in dates if d.end_char <= start and d.date_to and not _is_comparison(d, text)]
    return before[-1].date_to if before else None


def _is_beginning(text: str, sentence: Span, one: DateMention, figure: int) -> bool:
    """Whether a time tells when something began: "since 2017", "Founded in 1936, Acme has"."""
    began = _BEGAN.search(text, max(sentence.start, one.start_char - 90), one.start_char)
    if began is None:
        return False
    fronted = "," in text[one.end_char : figure] or one.start_char >= figure
    return began.group()[:5].lower() == "since" or fronted


def _ends_of_stretches(dates: Sequence[DateMention], text: str) -> list[DateMention]:
    """The dates, but of "between 2021 and 2023" only the second."""
    return [
        one
        for one, following in zip_longest(dates, dates[1:])
        if following is None
        or text[one.end_char : following.start_char].strip() not in ("and", "to", "-", "–")
    ]


def period(
    dates: Sequence[DateMention], text: str, property: str | None, start: int, end: int, floor: int
) -> str | None:
    """The time that the figure is per, as ISO 8601: from "annual", "a year", "in the first quarter"."""
    per = _OF_A_YEAR.match(text, end)
    if per is not None:
        return _SETS[per[1]] if per[1] else _ADVERBS[per[2]]
    for one in dates:
        near = max(floor, start - 80) <= one.start_char < start
        if one.method == "set" and near and not re.search(r"[,;:–—\d]|\band\b", text[one.end_char : start]):
            return _SETS.get(one.precision)
        if one.method == "set" and 0 <= one.start_char - end <= 2:
            return _SETS.get(one.precision)
    if property is None or not _FLOWS.intersection(property.lower().split()):
        return None
    for one in dates:
        if (
            one.method != "set"
            and one.precision in _SETS
            and one.precision != "day"
            and not _is_comparison(one, text)
            and one.role != "deadline"
        ):
            return _SETS[one.precision]
    return None


def _is_comparison(one: DateMention, text: str) -> bool:
    """ "a year earlier", "from the previous year": what is compared with, not what is spoken of."""
    said = one.exact.lower()
    if said.endswith(("earlier", "ago")):
        return True
    compared = _COMPARED.search(text, max(0, one.start_char - 40), one.start_char)
    return compared is not None and (compared[1] not in ("from", "over") or _PAST.search(said) is not None)
