"""Numbers in a text: digits, words, fractions, powers of ten, each with its magnitude word.

`find_numbers` says what is written, not what it means: years, ordinals and the
numbers of names are numbers here, and `quantities` leaves them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Literal

from transforms.facts.figures.number_words import FIRST_WORDS, SCALES, VAGUE_WORDS, read_vague, read_words
from transforms.facts.tables import words

# Larger or smaller than this is no figure of a news text.
_LARGEST = Decimal("1e60")
_LONGEST_DIGITS = 40
# Languages that write 1.000,5 for what English writes 1,000.5.
_COMMA_LANGUAGES = words("numbers", "comma_languages")

Form = Literal["digits", "words", "fraction", "vague"]  # vague: "dozens of"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written. `ulp`: what one in the last digit shown is worth; None: exact."""

    start: int
    end: int
    value: Decimal
    ulp: Decimal | None
    form: Form
    scaled: bool = False  # a magnitude word was applied

    def times(self, factor: Decimal, end: int) -> Number:
        """The same number under a magnitude word that ends at `end`."""
        ulp = None if self.ulp is None else self.ulp * factor
        return replace(self, value=self.value * factor, ulp=ulp, end=end, scaled=True)


@dataclass(frozen=True, slots=True)
class BadNumber:
    """Digits that are no number: "1.2.3", a thousand digits, 10**400."""

    start: int
    end: int
    reason: str
    detail: str


_ABBREVIATED = {
    "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "lac": 10**5,
    "cr": 10**7, "lakhs": 10**5, "crores": 10**7, "millions": 10**6, "billions": 10**9,
    "千": 10**3, "万": 10**4, "萬": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "億": 10**8,
    "万亿": 10**12, "兆": 10**12,
    "mio": 10**6, "millionen": 10**6, "millones": 10**6, "millón": 10**6, "milhões": 10**6, "milhão": 10**6,
    "milioni": 10**6, "milione": 10**6, "mrd": 10**9, "milliarden": 10**9, "milliarde": 10**9,
    "milliards": 10**9, "milliard": 10**9, "miliardi": 10**9, "miliardo": 10**9, "bilhões": 10**9,
    "bilhão": 10**9, "mil millones": 10**9, "billones": 10**12, "trilhões": 10**12, "billionen": 10**12,
}  # fmt: skip
_VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8", "⅙": "1/6"}

_WORD = "|".join([*FIRST_WORDS, *VAGUE_WORDS, "several"])
_START = re.compile(rf"\d|[{''.join(_VULGAR)}]|(?<![\w-])(?:{_WORD})(?!\w)", re.IGNORECASE)
_UNSPACED = re.compile(r"\d(?:\d|[.,'’\u00a0\u202f\u2009](?=\d))*")
_RUN = re.compile(  # "12 500", "1 234 567,89"
    rf"[1-9]\d{{0,2}}(?:[ ]\d{{3}}){{1,5}}(?:[.,]\d{{1,6}})?(?![.,]?\d|-\d)|{_UNSPACED.pattern}"
)
_LAST_WORD = re.compile(r"([^\W\d_][\w&.-]{0,30})[ \u00a0]\Z")
_LABELS = words("traps", "labels")
_CLOSED = words("grammar", "closed")
_PLAIN = re.compile(r"\d{1,40}(?:\.\d{1,40})?")
_GROUPED = re.compile(r"\d{1,3}(?:([,'’ \u00a0\u202f\u2009])\d{3})(?:\1\d{3}){0,9}(?:\.\d{1,20})?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d{1,20})?")
_POWER = re.compile(
    r"\s?[x×*·]\s?10\s?(?:\^|\*\*)?\s?(?P<times>[-−–+]?\d{1,9})(?![\d.,]\d)"
    r"|[eE](?P<e>[-+]?\d{1,9})(?!\w)|\s?(?:\^|\*\*)\s?(?P<power>[-−+]?\d{1,9})(?!\w)"
)
_SUPERSCRIPT = re.compile(r"\s?[x×*·]\s?10(?P<sup>[⁻⁰¹²³⁴-⁹]{1,4})")
_SLASH = re.compile(r"\s?[/⁄]\s?(\d{1,4})(?![\d/.,]|\s?[/⁄])")
_MIXED = re.compile(r"[ \u00a0-](\d{1,3})\s?[/⁄]\s?(\d{1,4})(?![\d/])")
_IN = re.compile(r"[ \u00a0](?:in|(out[ ]of))[ \u00a0](?:every[ ])?", re.IGNORECASE)
_USUAL_WHOLES = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000])
_NO_WHOLE = re.compile(
    r"[-–/.,:]\w|[ \u00a0](?:(?:or|to)[ ]\w|(?:full[ ]|straight[ ]|consecutive[ ])?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|centur|seasons?)|%|per)",
    re.IGNORECASE,
)
_THOUSAND = re.compile(r"[ \u00a0]mil(?:l[ae])?\b(?! millones)")  # "300 mil euros"
_SMALLER = re.compile(r"\d{1,4}(?:\.\d{1,4})?(?=[万萬亿億千])")  # "1億2000万": one number in two steps
_MAGNITUDE = re.compile(
    r"\+?[ \u00a0\u202f-]?(?:(hundred|dozen|thousand|lakhs?|millions?|crores?|billions?|trillion|quadrillion)"
    r"|(mn|mln|bn|bln|tn|trn|lac|cr|mil millones|millones|millón|milhões|milhão|milion[ei]|millionen|mio"
    r"|mrd|milliarden?|milliards?|miliard[io]|bilhões|bilhão|billones|billionen|trilhões)"
    r"|(万亿|千万|百万|[万萬亿億]|兆(?![瓦赫欧帕伏比字])|千(?![瓦克米卡])))(?:(?<=[^a-z])|(?!\w))",
    re.IGNORECASE,
)


def find_numbers(text: str, language: str | None = "en") -> Iterator[Number | BadNumber]:
    """The numbers of `text` in order, in time linear in its length.

    A comma is a decimal sign only where `language` writes it so; numbers in words
    are read in English alone.
    """
    comma = (language or "en")[:2] in _COMMA_LANGUAGES
    english = (language or "en")[:2] == "en"
    at = 0
    while (match := _START.search(text, at)) is not None:
        at = match.end()
        first = match.group()[0]
        if first.isdigit():
            read = _digits(text, match.start(), comma=comma, english=english)
            if comma and isinstance(read, Number) and (thousand := _THOUSAND.match(text, read.end)):
                read = read.times(Decimal(1000), thousand.end())
            found: Number | BadNumber | None = read
        elif first in _VULGAR:
            found = with_magnitude(text, _vulgar(text, match.start(), Decimal(0), match.start()))
        else:
            found = _worded(text, match.start()) if english else None
        if isinstance(found, Number) and english:
            found = _one_in(text, found) or found
        if found is not None:
            at = max(at, found.end)
            yield found


def _digits(text: str, start: int, *, comma: bool, english: bool = True) -> Number | BadNumber:
    run = _RUN.match(text, start)
    assert run is not None
    shown = run.group()
    if " " in shown and english and shown.count(" ") == 1 and not shown.endswith("000"):
        if _is_label(text, start):
            run = _UNSPACED.match(text, start)
            assert run is not None
            shown = run.group()
        else:
            return BadNumber(start, run.end(), "doubtful number", "one number with a space, or two")
    if len(shown) > _LONGEST_DIGITS:
        return BadNumber(start, run.end(), "absurd number", f"{len(shown)} digits and signs")
    plain = _normalised(shown, comma=comma)
    if plain is None:
        return BadNumber(start, run.end(), "malformed number", "neither grouped nor decimal")
    decimals = len(plain.partition(".")[2])
    number = Number(start, run.end(), Decimal(plain), Decimal(1).scaleb(-decimals), "digits")
    return _extended(text, number)


def _is_label(text: str, start: int) -> bool:
    """Whether the number at `start` is part of a name: "Unit 2 600 MW" shows two numbers."""
    before = _LAST_WORD.search(text, max(0, start - 32), start)
    if before is None:
        return False
    word = before[1].lower()
    return word in _LABELS or (before[1][0].isupper() and word not in _CLOSED)


def _normalised(shown: str, *, comma: bool) -> str | None:
    """The digits of `shown` with a decimal point and no grouping; None where it has no such form."""
    if comma:
        swap = {",": ".", ".": ","}
        shown = "".join(swap.get(c, c) for c in shown)
    if _PLAIN.fullmatch(shown):
        return shown
    if _GROUPED.fullmatch(shown) or _INDIAN.fullmatch(shown):
        return "".join(c for c in shown if c.isdigit() or c == ".")
    return None


def _extended(text: str, number: Number) -> Number | BadNumber:
    """`number` with a power of ten, a fraction or a magnitude word behind it."""
    power = _POWER.match(text, number.end) or _SUPERSCRIPT.match(text, number.end)
    if power is not None:
        return _powered(number, power)
    if number.end < len(text) and text[number.end] in _VULGAR:
        return with_magnitude(text, _vulgar(text, number.end, number.value, number.start))
    if number.value == number.value.to_integral_value() and number.value < 10_000:
        fraction = _slashed(text, number)
        if fraction is not None:
            return with_magnitude(text, fraction)
    return with_magnitude(text, number)


def _powered(number: Number, power: re.Match[str]) -> Number | BadNumber:
    groups = power.groupdict()
    if groups.get("sup"):
        exponent = groups["sup"].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        base = Decimal(10)
    else:
        base = number.value if groups.get("power") else Decimal(10)
        exponent = groups.get("times") or groups.get("e") or groups.get("power") or "0"
    try:
        size = int(exponent.replace("−", "-").replace("–", "-"))
        factor = base ** min(max(size, -1000), 1000)
    except (InvalidOperation, ValueError, OverflowError):
        return BadNumber(number.start, power.end(), "absurd number", power.string[number.start : power.end()])
    result = Number(number.start, power.end(), factor, None, "digits", scaled=True)
    if not groups.get("power"):
        result = replace(number.times(factor, power.end()))
    if result.value and not 1 / _LARGEST <= abs(result.value) <= _LARGEST:
        return BadNumber(number.start, power.end(), "absurd number", power.string[number.start : power.end()])
    return result


def _vulgar(text: str, at: int, whole: Decimal, start: int) -> Number:
    top, _, bottom = _VULGAR[text[at]].partition("/")
    return Number(start, at + 1, whole + Decimal(top) / Decimal(bottom), None, "fraction")


def _slashed(text: str, number: Number) -> Number | None:
    """ "1/16", "2 1/2", "5 1⁄2": only what looks like a fraction, not "24/7" or "9/11"."""
    mixed = _MIXED.match(text, number.end)
    if mixed:
        top, bottom = Decimal(mixed.group(1)), Decimal(mixed.group(2))
        whole, end = number.value, mixed.end()
    else:
        slash = _SLASH.match(text, number.end)
        if slash is None or (number.start and text[number.start - 1] in "/⁄"):
            return None
        top, bottom = number.value, Decimal(slash.group(1))
        whole, end = Decimal(0), slash.end()
    usual = bottom in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128) or top == 1
    if not (0 < top < bottom <= 1000 and usual):
        return None
    return Number(number.start, end, whole + top / bottom, None, "fraction")


def _one_in(text: str, number: Number) -> Number | None:
    """ "one in three", "4 out of every 10": a share, where no time follows ("one in three years")."""
    joint = _IN.match(text, number.end)
    if joint is None or number.form not in ("digits", "words") or number.scaled:
        return None
    start = joint.end()
    whole = _digits(text, start, comma=False) if text[start : start + 1].isdigit() else _worded(text, start)
    if not isinstance(whole, Number) or whole.form == "fraction" or whole.scaled:
        return None
    top, bottom = number.value, whole.value
    usual = bottom in _USUAL_WHOLES or (bottom <= 1000 and joint[1] is not None)
    is_share = 0 < top < bottom and usual and top == int(top) and bottom == int(bottom)
    if not is_share or _NO_WHOLE.match(text, whole.end):
        return None
    return Number(number.start, whole.end, top / bottom, None, "fraction")


def with_magnitude(text: str, number: Number) -> Number:
    """`number` times the magnitude words behind it."""
    for _ in range(3):  # "4 hundred million"
        match = _MAGNITUDE.match(text, number.end)
        if match is None:
            return number
        word = (match.group(1) or match.group(2) or match.group(3)).lower()
        factor = Decimal(SCALES.get(word) or _ABBREVIATED[word])
        number = number.times(factor, match.end())
        if match.group(3) and (rest := _SMALLER.match(text, number.end)):
            return _with_rest(text, number, rest, factor)
    return number


def _with_rest(text: str, number: Number, rest: re.Match[str], factor: Decimal) -> Number:
    """ "3兆5000億": the smaller step behind a larger one."""
    step = Number(rest.start(), rest.end(), Decimal(rest.group()), Decimal(1), "digits")
    match = _MAGNITUDE.match(text, rest.end())
    below = None if match is None or not match.group(3) else Decimal(_ABBREVIATED[match.group(3)])
    if match is None or below is None or step.value * below >= factor:
        return number
    step = step.times(below, match.end())
    return replace(number, value=number.value + step.value, ulp=step.ulp, end=step.end)


def _worded(text: str, start: int) -> Number | None:
    if (vague := read_vague(text, start)) is not None:
        return Number(start, vague.end, vague.value, None, "vague", vague.scaled)
    found = read_words(text, start)
    if found is None:
        return None
    form: Form = "fraction" if found.is_part else "words"
    return Number(start, found.end, found.value, None, form, found.scaled)
