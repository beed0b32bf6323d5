"""Letters that are magnitudes ("$3m", "1.2m tons") and no units ("100m sprint")."""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.facts.figures.numbers import Number
from transforms.facts.figures.units import read_unit
from transforms.facts.text.nouns import counted

_LETTER = re.compile(r"[ \u00a0]?([mMbBkK])(?![\w&])(?!-(?!\d|an?-|per-)\w)")
_TRILLION = re.compile(r"([tT])(?!\w)")
_FACTORS = {"m": Decimal(10) ** 6, "b": Decimal(10) ** 9, "k": Decimal(10) ** 3, "t": Decimal(10) ** 12}
_TWIN = re.compile(r"[-–—]\d[\d.,]{0,9}([mMbBkK])(?!\w)")  # "3m-5m tonnes"
_PRICED_TWIN = re.compile(r"[$€£¥₹]\d[\d.,]{0,9}([mMbBkK])[-–—]\d[\d.,]{0,9}\1(?!\w)")
_OF_THE = re.compile(r" of (?:its|the|their|these|those|our|his|her) ")


def with_letter_of_money(text: str, number: Number) -> Number:
    """An amount of money with the magnitude that the letter behind it is."""
    letter = _LETTER.match(text, number.end) or _TRILLION.match(text, number.end)
    return number if letter is None or number.scaled else _times(number, letter)


def with_letter(text: str, number: Number) -> Number:
    """A number of anything else with the letter stuck to it, where that can be no unit."""
    letter = _LETTER.match(text, number.end) if number.form == "digits" and not number.scaled else None
    if letter is None or letter.start(1) != number.end or not _scales(text, letter):
        return number
    return _times(number, letter)


def _times(number: Number, letter: re.Match[str]) -> Number:
    return number.times(_FACTORS[letter[1].lower()], letter.end())


def _scales(text: str, letter: re.Match[str]) -> bool:
    """Whether something behind the letter is what the number counts: "1.2m tons", "4.3M sales"."""
    if letter[1] == "M" or _OF_THE.match(text, letter.end()) or _is_priced_twin(text, letter):
        return True
    twin = _TWIN.match(text, letter.end())
    if twin is not None and twin[1] == letter[1]:
        letter = twin
    return counted(text, letter.end()) is not None or (
        letter[1] in "mbB" and read_unit(text, letter.end(), symbols=letter[1] != "b") is not None
    )


def _is_priced_twin(text: str, letter: re.Match[str]) -> bool:
    """Whether the letter is that of the second amount of "$3m-5m"."""
    first = max(text.rfind(sign, max(0, letter.start() - 24), letter.start()) for sign in "$€£¥₹")
    return first >= 0 and _PRICED_TWIN.fullmatch(text, first, letter.end()) is not None
