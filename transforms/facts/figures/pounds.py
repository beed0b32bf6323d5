"""Whether "pounds" are money or a mass: what they are per says so, else the words around."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.facts.figures.units import Unit, currency, unit
from transforms.facts.tables import words
from transforms.facts.text.sentences import Span

_MONEY = words("pounds", "money")
_MASS = words("pounds", "mass")
# What has a price and no mass of its own: "pounds per watt", "pounds a barrel".
_PRICED = frozenset(["power", "count", "energy", "volume"])
_REACH = 80  # characters to either side
_WORD = re.compile(r"[^\W\d_]+|[€£$]|CO2")


def are_money(text: str, sentence: Span, start: int, end: int, below: str | None) -> bool:
    """Whether the pounds from `start` to `end` are sterling.

    `below`: the dimension of what they are per, None for no rate. What speaks of mass
    ("emits", "heavy", "CO2") wins; then a rate that only a price has, then money words.
    """
    around = {
        word.lower()
        for first, last in (
            (max(sentence.start, start - _REACH), start),
            (end, min(sentence.end, end + _REACH)),
        )
        for word in _WORD.findall(text[first:last])
    }
    if around & _MASS:
        return False
    return below in _PRICED or bool(around & _MONEY)


def in_sterling(read: Unit) -> Unit:
    """Pounds, or pounds per something, as money."""
    pound, mass = currency("GBP"), unit("[lb_av]")
    if read.code == mass.code:
        return replace(pound, period=read.period)
    return replace(
        read,
        code=read.code.replace(mass.code, pound.code, 1),
        name=read.name.replace(mass.name, "pound sterling", 1),
        dimension=read.dimension.replace(mass.dimension, pound.dimension, 1),
        base_unit=read.base_unit.replace(mass.base_unit, pound.base_unit, 1),
        factor=read.factor / mass.factor,
    )
