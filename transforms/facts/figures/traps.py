"""Digits that are no figures: names, times of day, labels, versions, telephone numbers."""

from __future__ import annotations

import re

from transforms.facts.figures.numbers import Number
from transforms.facts.figures.units import UnitAt
from transforms.facts.tables import words
from transforms.facts.text.nouns import CLOSED, Noun

_CAPITAL = re.compile(r"[ ]([A-Z][\w.]*|\d{1,3}(?:st|nd|rd|th) [A-Z])")  # "601 21st Street"
_NTH_HALF = re.compile(
    r"\b(?:first|second|latter|former|other|this|last|next|each|top|bottom) \Z", re.IGNORECASE
)
_TELEPHONE = re.compile(r"\d{3}\.\d{3}\.\d{4}")
_PREFIX = re.compile(r"\b(?:sub|to|plus)[-–]\Z", re.IGNORECASE)
_TIMES = re.compile(r"\d ?[x×]\Z")
_FIRST_OF_TWO = re.compile(r"\d[ ]?(?:[mMbBkK]|[bmt]n|%)[-–—]\Z")  # "£3m-£5m"
_SPACED_LETTERS = "mgtsCVWLJNFAKhp"  # units of one letter that may stand behind a space
_PICTURES = frozenset([240, 360, 480, 720, 1080, 1440, 2160])
_BEFORE_DECADES = words("traps", "before_decades")
_ORDINALS = frozenset(["hundredth", "thousandth", "millionth", "billionth"])
_IDIOMS = words("traps", "idioms")
_LABELS = words("traps", "labels")
_CLOCK = re.compile(
    r"(?:[.:]\d\d)?[ \u00a0]?(?:[ap]\.?m\b|o['’]clock\b|hrs? (?:GMT|UTC|local)\b)|:\d\d|h\d\d\b",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"(?!-to-\d|-(?:odd|plus)[ -])(?:[^\W\d]|['’]?s\b|\.[A-Za-z]{2,}\b|[-–][A-Za-z]|[/:&@#_+]\w|°)"
)
_SHARE = re.compile(
    r"[ \u00a0](?:of|the|its|their|his|her|our|your|my|all|that|what|as|an?)\b", re.IGNORECASE
)
_NAME_ON = re.compile(r"[.-]\w|[ ][A-Z]")
_LAST_WORD = re.compile(r"([^\s]{1,30})[ \u00a0]\Z")
_RANGE_ON = re.compile(r"[ -](?:to|or)[ -](?:two|three|\d)", re.IGNORECASE)
_PRONOUN = re.compile(
    r"[ \u00a0](?:of|another|or|and|who|which|that|by|day|thing|is|was|in|to|with|for)\b|[-,.;:!?)'’”\"]",
    re.IGNORECASE,
)

# "doi:10.1016/0962-6298(93)90012-V"
_NUMBERED = re.compile(r"\d\(\d{1,8}\)\Z")


def is_glued(text: str, start: int) -> bool:
    """Whether something sticks to the front: "V10", "COVID-19", "/5", "#3"."""
    if start == 0:
        return False
    before = text[start - 1]
    if before.isalnum() or before in "_#@/\\=.&*^%":
        return not before >= "\u2e80"
    if before == ")":
        return _NUMBERED.search(text, max(0, start - 12), start) is not None
    if before in "-–—" and (
        text[start - 2 : start - 1].isdigit() or _FIRST_OF_TWO.search(text, max(0, start - 9), start)
    ):
        return False  # a range, or nothing: `is_dashed`
    if before in "-–—'’:":
        return start > 1 and text[start - 2].isalnum() and not _PREFIX.search(text, max(0, start - 5), start)
    return False


def is_times(text: str, start: int) -> bool:
    """ "2x500 MW": a number of things before what each of them has."""
    return _TIMES.search(text, max(0, start - 4), start) is not None


def runs_on(text: str, end: int) -> bool:
    """Whether a word sticks to the end that is no unit: "5G", "22nd", "737-800", "300750.SZ"."""
    return _RUNS_ON.match(text, end) is not None


def is_telephone(text: str, start: int, end: int) -> bool:
    """ "310.555.0123"."""
    return _TELEPHONE.fullmatch(text, start, end) is not None


def is_dashed(text: str, start: int, end: int) -> bool:
    """Whether digits hang on to either side by a dash: of a score, a telephone number, a type."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (len(before) == 2 and before[0].isdigit() and before[1] in "-–—") or (
        len(after) == 2 and after[0] in "-–—" and after[1].isdigit()
    )


def is_padded(text: str, start: int, end: int) -> bool:
    """ "007", the tail of "10, 000": a code, or a part of something."""
    return end - start > 1 and text[start] == "0" and text[start:end].isdigit()


def is_clock(text: str, start: int, end: int) -> bool:
    """A time of day: "9:30", "10.45pm", "5 a.m."."""
    match = _CLOCK.match(text, end)
    return match is not None or (start > 1 and text[start - 1] == ":" and text[start - 2].isdigit())


def is_reference(text: str, start: int) -> bool:
    """A number that labels: "Article 14", "No. 5", "version 1.2.3"."""
    before = _LAST_WORD.search(text, max(0, start - 32), start)
    return before is not None and before[1].lower().strip('("“.') in _LABELS


def is_pronoun(text: str, number: Number, noun: Noun | None) -> bool:
    """ "one of", "no one", "in one place": one thing, not a count; and "zero" but with a unit."""
    if number.form != "words" or number.value > 1:
        return False
    if number.value == 0:
        return True
    before = _LAST_WORD.search(text, max(0, number.start - 32), number.start)
    last = before[1].lower() if before else ""
    if last in ("no", "the", "this", "that", "any", "every", "each", "some", "another", "which", "day", "as"):
        return True
    if _RANGE_ON.match(text, number.end):
        return False
    if noun is not None and (last == "in" or noun.head in _IDIOMS or text.startswith(" at a time", noun.end)):
        return True
    if noun is not None and noun.words[0].lower() in _ORDINALS:
        return True
    return noun is None or _PRONOUN.match(text, number.end) is not None


def is_name(text: str, start: int, end: int, floor: int, noun: Noun | None) -> bool:
    """Part of a name: "iPhone 14", "Game 6", "S&P 500", "787 Dreamliner"."""
    before = _LAST_WORD.search(text, max(floor, start - 32), start)
    if before is not None:
        word = before[1].lstrip("(\"“‘'")
        opening = word.lower().rstrip(".,;:") in CLOSED or (
            before.start() == floor and word[1:].islower() and noun is not None
        )
        shouted = noun is not None and len(noun.head) > 3 and noun.words[-1].isupper()
        if any(c.isupper() for c in word) and word[-1] not in ",.;:—–" and not opening and not shouted:
            return True
    if noun is not None:
        return _is_title(text, start, floor, noun) or _is_address(text, start, end, noun)
    after = _CAPITAL.match(text, end) if text[start:end].isdigit() else None
    return after is not None and after[1].lower() not in CLOSED


def _is_title(text: str, start: int, floor: int, noun: Noun) -> bool:
    """ "One World Products": a number in words whose capital begins no sentence."""
    if not text[start].isupper() or not noun.words[0][0].isupper():
        return False
    return start > floor or text[start : start + 4] == "One "


def _is_address(text: str, start: int, end: int, noun: Noun) -> bool:
    """ "5361 Williams Drive"."""
    if end - start < 3 or not text[start:end].isdigit() or not noun.words[-1][0].isupper():
        return False
    return text[noun.end : noun.end + 1] == " " and text[noun.end + 1 : noun.end + 2].isupper()


def is_half_of_a_game(text: str, start: int, end: int) -> bool:
    """ "half" that is a noun of its own ("the second half", "half-time") and no share."""
    if text[start:end].lower() not in ("half", "quarter"):
        return False
    if _NTH_HALF.search(text, max(0, start - 12), start):
        return True
    return _SHARE.match(text, end) is None and text[max(0, start - 3) : start].lower() != "by "


def _is_decade(text: str, number: Number) -> bool:
    """ "2018s", "the 400s", "the '90s", "in their early 30s"."""
    if number.value >= 100:
        return number.value == int(number.value)
    before = _LAST_WORD.search(text, max(0, number.start - 32), number.start)
    led = before is not None and before[1].lower().strip("‘’'") in _BEFORE_DECADES
    return number.value % 10 == 0 and (led or text[number.start - 1 : number.start] in ("'", "’", "‘"))


def is_no_unit(text: str, number: Number, found: UnitAt) -> bool:
    """A word that has the form of a unit and is none here."""
    word = text[found.start : found.end]
    if word == "s" and found.start == number.end and _is_decade(text, number):
        return True
    if len(word) == 1 and word.isalpha() and is_reference(text, number.start):
        return True  # "Item 1A"
    if word in ("P", "p") and found.start == number.end and (word == "P" or number.value in _PICTURES):
        return True  # "1080p": lines of a picture
    if word == "won":
        return number.value < 100
    if word in ("x", "×"):
        return bool(re.match(r"\s?\d", text[found.end : found.end + 2]))
    if len(word) == 1 and word.isalpha() and found.start > number.end:
        return word not in _SPACED_LETTERS or _NAME_ON.match(text, found.end) is not None
    # "Five-Year Plan"
    return word.lower().startswith("year") and text[number.start].isupper() and text[found.start].isupper()
