"""Losses as accountants write them: a bracket instead of a minus sign."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.facts.figures.numbers import Number, with_magnitude
from transforms.facts.figures.units import UnitAt, read_currency_before

_OPEN = re.compile(r"\( {0,2}\Z")
_CLOSE = re.compile(r" {0,2}\)")
_LETTER = re.compile(r"[mMbBkK](?!\w)")
_LED = re.compile(r"\b(?:of|to|at|was|were|is|from|by) \Z")


def bracketed(text: str, number: Number) -> tuple[Number, UnitAt, int] | None:
    """The loss that `number` in brackets is, its currency and where it begins; None for no loss.

    "$(4.0)M" and "($4.4) million" are; "($0.31)" only where no aside can stand: "a loss of ($0.31)".
    """
    close = _CLOSE.match(text, number.end)
    if close is None or number.form != "digits" or number.scaled:
        return None
    inner = read_currency_before(text, number.start)
    at = inner.start if inner else number.start
    opening = _OPEN.search(text, max(0, at - 3), at)
    if opening is None:
        return None
    sign = inner or read_currency_before(text, opening.start())
    if sign is None:
        return None
    start = min(sign.start, opening.start())
    whole = with_magnitude(text, replace(number, end=close.end()))
    goes_on = whole.scaled or _LETTER.match(text, close.end()) is not None
    if inner is not None and not goes_on and not _LED.search(text, max(0, start - 8), start):
        return None
    return replace(whole, value=-whole.value), sign, start
