"""The frozen tables: how rare a word is, which phrases are boilerplate, and which words are given names.

Counted once over public-domain releases, never over the user's own corpus: what
a text's signature is must not depend on its neighbours. Made again by
`python tests/benchmarks/dedupe_tables.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.ragged import Ids, Places, Ragged, among, bounds_of, grams

IDF_STEP = 1 / 16  # rarities are stored as bytes
PHRASE_WORDS = 6
_LEAST = 20  # words that are left of a text, or its boilerplate stays
_WORD_BITS = np.uint32(16)  # by which words are looked up: few have the same ones
_HEAD_BITS = 20  # most runs of words are told from every phrase by their first bits
_BESIDE_HEAD = np.uint32(32 - _HEAD_BITS)


@dataclass(frozen=True)
class Frozen:
    """All tables of one version. Sorted hashes; what ends the words saves a bound check a look-up."""

    words: Ids  # and one that is beyond them all
    starts: Places  # where those begin that have the same first bits
    deepest: int  # how many of them there are at most
    steps: NDArray[np.int64]  # their rarity, and that of a word that is not in the table
    phrases: Ids
    phrase_heads: NDArray[np.bool_]  # whether any phrase begins with these bits
    given: Ids  # given names; some are names of places and firms too

    @property
    def unseen(self) -> int:
        """The rarity of a word that is not in the table."""
        return int(self.steps[-1])


def _read(name: str, dtype: str) -> NDArray[Any]:
    return np.frombuffer((resources.files(__package__) / name).read_bytes(), dtype=dtype)


@cache
def frozen() -> Frozen:
    """The tables, read once."""
    words = _read("rarity.bin", "<u4,u1")
    unseen = json.loads((resources.files(__package__) / "tables.json").read_text())["unseen"]
    phrases = _read("boilerplate.bin", "<u4").astype(np.uint32)
    heads = np.zeros(1 << _HEAD_BITS, np.bool_)
    heads[phrases >> _BESIDE_HEAD] = True
    ids = np.append(words["f0"], 0xFFFFFFFF).astype(np.uint32)
    firsts = ids >> (np.uint32(32) - _WORD_BITS)
    counts = np.bincount(firsts, minlength=1 << int(_WORD_BITS))
    return Frozen(
        words=ids,
        starts=bounds_of(counts),
        deepest=int(counts.max()),
        steps=np.append(words["f1"], unseen).astype(np.int64),
        phrases=phrases,
        phrase_heads=heads,
        given=_read("given.bin", "<u4").astype(np.uint32),
    )


def rarity_steps(ids: Ids) -> NDArray[np.int64]:
    """The inverse document frequency of each word, in steps of IDF_STEP."""
    tables = frozen()
    at = tables.starts[ids >> (np.uint32(32) - _WORD_BITS)]
    for _ in range(tables.deepest):
        at += tables.words[at] < ids
    return np.asarray(np.where(tables.words[at] == ids, tables.steps[at], tables.steps[-1]), np.int64)


def rarity(ids: Ids) -> NDArray[np.float64]:
    """The inverse document frequency of each word."""
    return rarity_steps(ids).astype(np.float64) * IDF_STEP


def without_boilerplate(ids: Ragged) -> NDArray[np.bool_]:
    """Which words stand in no known phrase; all of a text where too few of it would be left."""
    runs = grams(ids, PHRASE_WORDS)
    known = np.flatnonzero(frozen().phrase_heads[runs.values >> _BESIDE_HEAD])
    known = known[among(runs.values[known], frozen().phrases)]
    starts = known + (ids.bounds[:-1] - runs.bounds[:-1])[runs.bounds.searchsorted(known, "right") - 1]
    keep = np.ones(len(ids.values), np.bool_)
    for offset in range(PHRASE_WORDS):
        keep[starts + offset] = False
    few = ids.only(keep).sizes < _LEAST
    return keep | np.repeat(few, ids.sizes)
