"""Whether two outlets name one measure: equal words, other words for it, or none that can be.

One outlet writes "cost", another "investment"; one "will store", another "a battery of".
Words of one family are one measure as far as what stands before them allows: "wind capacity"
is no "storage capacity". The words are in measures.toml.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Literal

Verdict = Literal["same family", "unclear", "apart"]

_TABLE = tomllib.loads(files(__package__).joinpath("measures.toml").read_text("utf-8"))
_FAMILIES = {name: frozenset(words.split()) for name, words in _TABLE["families"].items()}
_PROCESS, _VAGUE, _IDLE, _OMITTED, _MANY = (
    frozenset(_TABLE["words"][key].split()) for key in ("process", "vague", "idle", "omitted", "many")
)
_LOOSE = _IDLE | _OMITTED
# What projects are: in their names, and without one.
KINDS, GENERIC = (frozenset(_TABLE["words"][key].split()) for key in ("kinds", "generic"))


def compared(one: frozenset[str], other: frozenset[str], base_unit: str) -> Verdict:
    """How the words of two properties without a common one go together; both in stems, not empty."""
    mine, theirs = _families(one), _families(other)
    if mine & theirs:
        here, there = (said - _LOOSE - _words_of(own) for said, own in ((one, mine), (other, theirs)))
        return "same family" if not here or not there or here & there else "apart"
    if one <= _VAGUE | _LOOSE or other <= _VAGUE | _LOOSE:
        return "unclear"
    if base_unit in ("1", "{count}") or (mine and theirs):
        return "apart"
    # "12 GW of modules", "a capacity of 12 GW": what is made, and that it can be.
    return "unclear" if (one <= _PROCESS | _LOOSE) != (other <= _PROCESS | _LOOSE) else "apart"


def are_modified(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name a common thing, each of its own sort: "wind capacity" and "solar capacity"."""
    shared = one & other
    if not shared:
        return False
    mute = shared | _IDLE | _VAGUE | _PROCESS
    return not one <= mute and not other <= mute


def measure_key(words: frozenset[str]) -> tuple[str, ...]:
    """One key for words that name one measure: their families, and what stands before them."""
    families = _families(words)
    return (*sorted(families), "for", *sorted(words - _IDLE - _words_of(families)))


def has_many(words: frozenset[str]) -> bool:
    """Whether these words alone leave open which of many a figure is: "cost", "capacity"."""
    return words - _LOOSE <= _MANY


def _families(words: frozenset[str]) -> set[str]:
    return {name for name, known in _FAMILIES.items() if known & words}


def _words_of(families: set[str]) -> frozenset[str]:
    return frozenset().union(*(_FAMILIES[name] for name in families))
