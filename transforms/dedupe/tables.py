"""The frozen tables: how rare a word is, and which phrases are boilerplate.

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

from transforms.dedupe.words import Ids, among

IDF_STEP = 1 / 16  # rarities are stored as bytes
PHRASE_WORDS = 6
_MIX, _SHIFT, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(29), np.uint64(32)
_HEAD_BITS = 20  # most runs of words are told from every phrase by their first bits
_BESIDE_HEAD = np.uint32(32 - _HEAD_BITS)


@dataclass(frozen=True)
class Frozen:
    """All tables of one version. Sorted hashes; what ends the words saves a bound check a look-up."""

    words: Ids  # and one that is beyond them all
    steps: NDArray[np.int64]  # their rarity, and that of a word that is not in the table
    phrases: Ids
    phrase_heads: NDArray[np.bool_]  # whether any phrase begins with these bits

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
    return Frozen(ids, np.append(words["f1"], unseen).astype(np.int64), phrases, heads)


def rarity_steps(ids: Ids) -> NDArray[np.int64]:
    """The inverse document frequency of each word, in steps of IDF_STEP."""
    tables = frozen()
    at = tables.words.searchsorted(ids)
    return np.where(tables.words[at] == ids, tables.steps[at], tables.steps[-1])


def rarity(ids: Ids) -> NDArray[np.float64]:
    """The inverse document frequency of each word."""
    return rarity_steps(ids).astype(np.float64) * IDF_STEP


def grams(ids: Ids, length: int) -> Ids:
    """One hash for every run of `length` words, in order."""
    count = len(ids) - length + 1
    if count <= 0:
        return np.empty(0, np.uint32)
    wide = ids.astype(np.uint64)
    mixed = np.zeros(count, np.uint64)
    for offset in range(length):
        mixed ^= wide[offset : offset + count]
        mixed *= _MIX
        mixed ^= mixed >> _SHIFT
    return (mixed >> _HALF).astype(np.uint32)


def without_boilerplate(ids: Ids) -> NDArray[np.bool_]:
    """Which words stand in no known phrase; all of them where too few would be left."""
    keep = np.ones(len(ids), np.bool_)
    runs = grams(ids, PHRASE_WORDS)
    starts = np.flatnonzero(frozen().phrase_heads[runs >> _BESIDE_HEAD])
    starts = starts[among(runs[starts], frozen().phrases)]
    for offset in range(PHRASE_WORDS):
        keep[starts + offset] = False
    return keep if np.count_nonzero(keep) >= 20 else np.ones(len(ids), np.bool_)
