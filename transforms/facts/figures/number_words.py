"""Numbers in English words: "twenty-five", "two and a half million", "one-sixth"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ]
    )
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_LONGEST = 16  # words
FIRST_WORDS = [*ONES, *_TENS, "half", "an?", "quarter"]
VAGUE_WORDS = ["tens", "dozens", "hundreds", "thousands", "millions", "billions"]
_VAGUE = "|".join(VAGUE_WORDS)
_OF_VAGUE = re.compile(
    rf"(?:{_VAGUE})(?:[ \u00a0]of[ \u00a0](?:{_VAGUE})){{0,2}}[ \u00a0]of\b", re.IGNORECASE
)

_FEW = re.compile(
    r"(?:several|a[ \u00a0](?:few|couple[ \u00a0]of))[ \u00a0](hundred|thousand|dozen|million|billion)"
    r"(?:[ \u00a0](thousand|million|billion))?\b",
    re.IGNORECASE,
)

_TOKEN = re.compile(r"[a-z]{1,12}", re.IGNORECASE)
_JOIN = re.compile(
    r"[ \u00a0]and[ \u00a0]an?[ \u00a0]|[ \u00a0]and[ \u00a0]|[ \u00a0]of[ \u00a0]an?[ \u00a0]|[ \u00a0-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Worded:
    """A number in words: where it ends, its value, whether it is a fraction and has a magnitude word."""

    end: int
    value: Decimal
    is_part: bool
    scaled: bool


def read_words(text: str, start: int) -> Worded | None:
    """The number in words at `start`: "twenty-five", "two and a half million", "one-sixth"."""
    total, current, part = Decimal(0), Decimal(0), False
    end, at, last, scaled, joined = start, start, "", False, False
    for _ in range(_LONGEST):
        token = _TOKEN.match(text, at)
        if token is None:
            break
        word = token.group().lower()
        step = _step(word, last, total, current, joined=joined)
        if step is None:
            break
        total, current = step
        part = part or word.rstrip("s") in _PARTS or word == "halves"
        scaled = scaled or (word in SCALES and word not in ("hundred", "dozen"))
        end, at, last = token.end(), token.end(), word
        join = _JOIN.match(text, at)
        if join is None:
            break
        at, joined = join.end(), joined or "and" in join.group().lower()
        if "of" in join.group().lower() and not _scale_follows(text, at):
            break
    if last in ("", "a", "an"):
        return None
    return Worded(end, total + current, part, scaled)


def read_vague(text: str, start: int) -> Worded | None:
    """The least that the words at `start` can mean: "dozens of" 12, "several hundred" 200."""
    if (few := _FEW.match(text, start)) is not None:
        least = Decimal(2)
        for scale in few.groups():
            least *= SCALES[scale.lower()] if scale else 1
        return Worded(few.end(), least, is_part=False, scaled=least >= 1000)
    found = _OF_VAGUE.match(text, start)
    if found is None:
        return None
    said = [word for word in found.group().lower().split() if word != "of"]
    if said[-1] == "tens":
        return None
    value = Decimal(1)
    for word in said:
        value *= 10 if word == "tens" else SCALES[word[:-1]]
    return Worded(found.end(), value, is_part=False, scaled=value >= 1000)


def _scale_follows(text: str, at: int) -> bool:
    token = _TOKEN.match(text, at)
    return token is not None and token.group().lower() in SCALES


def _step(
    word: str, last: str, total: Decimal, current: Decimal, *, joined: bool
) -> tuple[Decimal, Decimal] | None:
    """Total and current group after one more word; None where the number is over."""
    if word in ("a", "an"):
        return (total, current) if last in ("", "half", "quarter") else None
    if word in ONES:
        open_for_one = last in ("", "hundred", *_TENS) or (last in SCALES and last != "dozen")
        if not open_for_one or (last == "" and word == "zero" and total):
            return None
        return total, current + ONES[word]
    if word in _TENS:
        return (total, current + _TENS[word]) if last == "" or last in SCALES else None
    if word in SCALES:
        if last == "" and word != "dozen":
            return None  # "several hundred", "hundreds"
        if word in ("hundred", "dozen"):
            return total, (current or Decimal(1)) * SCALES[word]
        return total + (current or Decimal(1)) * SCALES[word], Decimal(0)
    singular = "half" if word == "halves" else word.removesuffix("s")
    if singular in _PARTS:
        return _part(singular, word, last, total, current, joined=joined)
    return None


def _part(
    singular: str, word: str, last: str, total: Decimal, current: Decimal, *, joined: bool
) -> tuple[Decimal, Decimal] | None:
    """ "one-sixth", "two thirds", "a quarter", "half", "two and a half"."""
    bottom = _PARTS[singular]
    if last == "" or last in ("a", "an"):
        return (total, Decimal(1) / bottom) if singular in ("half", "quarter") or last else None
    if current and current < 20 and last in ONES:
        if word == "half" and joined:
            return total, current + Decimal("0.5")  # "two and a half"
        if (current == 1) != (word == singular):
            return None
        return total, current / bottom
    return None
