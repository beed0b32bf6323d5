"""Where an article speaks of a time, and which days it means.

English only: in other languages the words for times are not known, and a wrong day
is worse than none. A time without a year takes that of its neighbour ("from May 3 to
May 9, 2024"). Else it is the one nearest to the article's own day: of the days that fall
on the weekday that is told with it, or of those that the sentence's tense allows. A
weekday is the next one where the sentence looks ahead, the last one where it tells what
was, else the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import islice

from transforms.facts.dates import calendar, date_forms, date_quarters, date_relative, date_seasons
from transforms.facts.dates.date_ranges import side_by_side
from transforms.facts.dates.date_rules import DIGITS, Found, Rule, Setting
from transforms.facts.dates.named_periods import named_periods
from transforms.facts.text.sentences import Span
from transforms.models import Article, DateMention

_MOST = 10_000  # times that are read of one text: some thirty times what a long report has
_WORD = re.compile(r"(?<![\w.,$€£/])\w+")
_PART = re.compile(
    r"(?<!\w)(?:(?:the[ ])?(end|beginning|start|close|middle)[ -](?:of[ ])?(?:the[ ])?"
    r"|(early|late|mid)[- ](?:in[ ])?(?:the[ ])?)\Z",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"[a-z.]\s(?:to|through)\s[A-Z]")  # "early March to June": not of all of it
_DEADLINE = re.compile(
    r"\b(?:deadline|no later than|due(?: by| on)?|expir(?:es?|ed|ing)(?: on)?|until|till)(?: the)?\s\Z",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\bas (?:of|at)(?: the)?\s\Z", re.IGNORECASE)
_COPYRIGHT_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–]\s?((?:19|20)\d\d))?(?!\d)")
_BLOCK_ROLES = {"dateline": "dateline", "copyright": "copyright", "source": "text", "contact": "text"}


def find_dates(article: Article, sentences: tuple[Span, ...]) -> tuple[DateMention, ...]:
    """The times that the article's text and its removed head and tail lines speak of, in order.

    After `_MOST` of the text it stops; `times_unread` says so.
    """
    if (article.language or "en")[:2] != "en":
        return ()
    anchor = article.published_date or article.dateline_date
    in_text = (
        _mention(article.text, found, _role(article.text, found, sentence))
        for sentence in sentences
        for found in _in_sentence(article.text, sentence, anchor)
    )
    mentions = list(islice(in_text, _MOST))
    for block in article.removed:
        role = _BLOCK_ROLES.get(
            block.kind, "published" if "date" in block.kind or block.kind == "byline" else ""
        )
        if not role or len(block.text) > 1000:
            continue
        inside = _copyright_years(block.text) if role == "copyright" else None
        for found in inside or _in_sentence(block.text, Span(0, len(block.text)), anchor):
            mentions.append(_mention(block.text, found, role, block.position))
    return tuple(mentions)


def times_unread(mentions: Sequence[DateMention]) -> tuple[tuple[str, str, str], ...]:
    """The rejection (words, reason, detail) of a text with more times than are read, or none.

    `mentions` are what `find_dates` found: the text's first, in order.
    """
    last = mentions[_MOST - 1] if len(mentions) >= _MOST else None
    if last is None or last.block_position is not None:
        return ()
    return ((last.exact, "too many times", f"only the first {_MOST} were read"),)


def _copyright_years(text: str) -> list[Found]:
    """The years of a copyright line, which often stick to its other words: "©2009-2020Acme"."""
    match = _COPYRIGHT_YEARS.search(text)
    days = calendar.years(int(match[1]), int(match[2] or match[1])) if match else None
    return [Found(Span(match.start(), match.end()), days)] if match and days else []


def _rules_for(word: str) -> Sequence[Rule]:
    """The rules that may begin with a word; "FY26" is found as "fy"."""
    key = DIGITS if word[0].isdigit() else word.lower()
    if word[-1].isdigit() and key is not DIGITS:
        key = key.rstrip("0123456789")
    return _rules().get(key, ())


_BOOKS = (
    date_forms.rule,
    date_quarters.rule,
    date_seasons.rule,
    named_periods(),
    date_relative.rule,
)


@cache
def _rules() -> dict[str, list[Rule]]:
    merged: dict[str, list[Rule]] = {}
    for rules in _BOOKS:
        for word, some in rules.by_word.items():
            merged.setdefault(word, []).extend(some)
    return merged


def _in_sentence(text: str, sentence: Span, anchor: date | None) -> Iterator[Found]:
    setting = Setting(anchor, sentence)
    done = sentence.start
    for found in side_by_side(text, _alone(text, sentence, setting), setting):
        yield _with_part(text, done, found)
        done = found.span.end


def _alone(text: str, sentence: Span, setting: Setting) -> list[Found]:
    """The times of a sentence, each read by itself."""
    all_found: list[Found] = []
    done = sentence.start
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        rules = _rules_for(word.group()) if word.start() >= done else ()
        found = _longest(text, word.start(), sentence.end, rules, setting) if rules else None
        if found is not None:
            all_found.append(found)
            done = found.span.end
    return all_found


def _longest(text: str, at: int, limit: int, rules: Sequence[Rule], setting: Setting) -> Found | None:
    """The longest of what the rules find at `at`; of two as long, the first."""
    best: Found | None = None
    for rule in rules:
        match = rule.pattern.match(text, at, limit)
        if match is None or (best is not None and match.end() <= best.span.end):
            continue
        days = rule.resolve(match, setting)
        if days is not None:
            best = Found(Span(at, match.end()), days, partial(rule.resolve, match))
    return best


def _with_part(text: str, floor: int, found: Found) -> Found:
    """The same with "the end of", "early" before it."""
    start = max(floor, found.span.start - 24)
    part = _PART.search(text, start, found.span.start)
    if part is None or found.days.first is None or _FROM_TO.search(text, found.span.start, found.span.end):
        return found
    days = found.days.cut((part[1] or part[2]).lower())
    return replace(found, span=Span(part.start(), found.span.end), days=days)


def _role(text: str, found: Found, sentence: Span) -> str:
    if found.days.method in ("vague", "set"):
        return "text"
    start = max(sentence.start, found.span.start - 24)
    if _AS_OF.search(text, start, found.span.start):
        return "as-of"
    return "deadline" if _DEADLINE.search(text, start, found.span.start) else "event"


def _mention(text: str, found: Found, role: str, block: int | None = None) -> DateMention:
    days = found.days
    return DateMention(
        start_char=found.span.start,
        end_char=found.span.end,
        exact=found.span.of(text),
        date_from=days.first,
        date_to=days.last,
        precision=days.precision,
        role=role,
        method=days.method,
        block_position=block,
    )
