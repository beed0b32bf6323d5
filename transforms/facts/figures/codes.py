"""Letters stuck to digits that are no unit and no currency: "COP28", "P53", "340B", "16 W 22nd St".

A currency sign of plain letters, or a unit of one letter, is as often part of a name. So
something must speak for it: how the number is written, the words around it, or the country.
"""

from __future__ import annotations

import re
from collections.abc import Set

from transforms.facts.figures.numbers import Number
from transforms.facts.figures.units import UnitAt
from transforms.facts.tables import table, words
from transforms.facts.text.sentences import Span

_SPOKEN_FOR = {
    symbol: frozenset(near.split()) for symbol, near in table("words")["codes"]["spoken_for"].items()
}
_ALSO_WORDS = words("codes", "also_words")
_REACH = 120  # characters to either side
_WORD = re.compile(r"[^\W\d_]+|[°£]")
_PRICE = re.compile(r"\d[,’']\d{3}(?!\d)|\.\d\d\Z")
_MAGNITUDE = re.compile(r" ?(?:[kmbM]|bn|mn|tn)(?!\w)")  # "P2B" is a name
_RATE = re.compile(r" (?:an?|per|each|every) [a-z]")
_GOES_ON = re.compile(r"[^\W_]|[-–][^\W\d_]")
_STREETS = (
    r"Streets?|St|Avenue|Ave?|Boulevard|Blvd|Roads?|Rd|Drive|Dr|Lane|Ln|Way|Place|Pl|Parkway|Pkwy|Highway|Hwy"
    r"|Court|Ct|Terrace|Circle|Cir|Trail|Square|Sq|Suite|Ste"
)
# "14500 W. Sunrise Blvd", "4742 N 24th": a house on a street.
_ON_A_STREET = re.compile(
    rf" (?:\d{{1,3}}(?:st|nd|rd|th)\b|[A-Z])|\. ?(?:[\w.'-]{{1,20}} ){{1,3}}(?:{_STREETS})\b"
)
_CAPITALS = "NSEW"


def is_code(text: str, number: Number, sign: UnitAt, countries: Set[str]) -> bool:
    """Whether the letters before a number make it a name: "P53", "COP28", "SR23-312".

    `countries`: codes of those that the article names; the first two letters of a
    currency's code are its country (ISO 4217).
    """
    letters = text[sign.start : sign.end].rstrip(".")
    glued = sign.end == number.start
    if not (letters.isascii() and letters.isalpha()) or not (
        glued or len(letters) < 3 or letters in _ALSO_WORDS
    ):
        return False
    if _is_priced(text, number):
        return False
    if _GOES_ON.match(text, number.end):
        return True
    at_home = sign.unit.code[:2] in countries
    if letters in _ALSO_WORDS:
        return glued or not at_home
    if len(letters) > 2:
        return letters.isupper() and not 1 < number.end - number.start < 7  # "USD1", a coin
    return letters.isupper() and not at_home


def is_letter(text: str, number: Number, found: UnitAt, sentence: Span, countries: Set[str]) -> bool:
    """Whether the letters behind a number are no unit: "340B", "3Rs", "30A", "4742 N 24th Street"."""
    letters = text[found.start : found.end]
    if not (letters.isascii() and letters.isalpha()):
        return False
    if len(letters) > 1:
        glued = found.start == number.end
        doubtful = letters in _ALSO_WORDS or (len(letters) < 3 and (glued or letters.isupper()))
        is_sure = _is_priced(text, number) or found.unit.code[:2] in countries
        return found.unit.is_currency and doubtful and not is_sure
    if letters in _CAPITALS and found.start > number.end and _ON_A_STREET.match(text, found.end):
        return True
    near = _SPOKEN_FOR.get(letters)
    if letters.islower() and found.start > number.end:
        return False  # "112 p" is money, "112p" may be a picture
    if near is None or number.scaled or not text[number.start : number.end].isdigit():
        return False
    return near.isdisjoint(_around(text, number.start, found.end, sentence))


def _is_priced(text: str, number: Number) -> bool:
    """Whether the number is written like a price: "P1,200", "R49.99", "RM3.2 billion", "R25m", "R9 a day"."""
    shown = text[number.start : number.end]
    behind = _MAGNITUDE.match(text, number.end) or _RATE.match(text, number.end)
    return number.scaled or _PRICE.search(shown) is not None or behind is not None


def _around(text: str, start: int, end: int, sentence: Span) -> set[str]:
    before = text[max(sentence.start, start - _REACH) : start]
    behind = text[end : min(sentence.end, end + _REACH)]
    return {word.lower() for word in _WORD.findall(f"{before} {behind}")}
