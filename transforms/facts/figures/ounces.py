"""Which ounces are meant: metals of the bullion market are weighed in troy ounces."""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.facts.figures.units import Unit, unit
from transforms.facts.tables import words
from transforms.facts.text.sentences import Span

_METALS = words("ounces", "metals")
_REACH = 120  # characters to either side
_WORD = re.compile(r"[^\W\d_]+")


def in_troy(text: str, sentence: Span, start: int, end: int, read: Unit) -> Unit:
    """`read`, the unit of the figure from `start` to `end`, in troy ounces if of such a metal."""
    common, troy = unit("[oz_av]"), unit("[oz_tr]")
    if common.code not in read.code:
        return read
    around = text[max(sentence.start, start - _REACH) : min(sentence.end, end + _REACH)]
    if _METALS.isdisjoint(word.lower() for word in _WORD.findall(around)):
        return read
    change = troy.factor / common.factor
    return replace(
        read,
        code=read.code.replace(common.code, troy.code),
        name=read.name.replace(common.name, troy.name),
        factor=read.factor * change if read.code.startswith(common.code) else read.factor / change,
    )
