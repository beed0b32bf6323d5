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


@dataclass(frozen=True)
class Table:
    """Sorted hashes, and a byte for each."""

    ids: Ids
    values: NDArray[np.uint8]

    def find(self, wanted: Ids) -> NDArray[np.intp]:
        """The place of each wanted hash, or -1."""
        at = np.minimum(np.searchsorted(self.ids, wanted), len(self.ids) - 1)
        return np.where(self.ids[at] == wanted, at, -1)


@dataclass(frozen=True)
class Frozen:
    """All tables of one version."""

    rarity: Table
    phrases: Ids
    unseen: int  # the rarity of a word that is not in the table


def _read(name: str, dtype: str) -> NDArray[Any]:
    return np.frombuffer((resources.files(__package__) / name).read_bytes(), dtype=dtype)


@cache
def frozen() -> Frozen:
    """The tables, read once."""
    words = _read("rarity.bin", "<u4,u1")
    unseen = json.loads((resources.files(__package__) / "tables.json").read_text())["unseen"]
    table = Table(words["f0"].astype(np.uint32), words["f1"].astype(np.uint8))
    return Frozen(table, _read("boilerplate.bin", "<u4").astype(np.uint32), unseen)


def rarity_steps(ids: Ids) -> NDArray[np.int64]:
    """The inverse document frequency of each word, in steps of IDF_STEP."""
    tables = frozen()
    found = tables.rarity.find(ids)
    return np.where(found >= 0, tables.rarity.values[found], tables.unseen).astype(np.int64)


def rarity(ids: Ids) -> NDArray[np.float64]:
    """The inverse document frequency of each word."""
    return rarity_steps(ids).astype(np.float64) * IDF_STEP


def grams(ids: Ids, length: int) -> Ids:
    """One hash for every run of `length` words, in order."""
    count = len(ids) - length + 1
    if count <= 0:
        return np.empty(0, np.uint32)
    mixed = np.zeros(count, np.uint64)
    for offset in range(length):
        mixed = (mixed ^ ids[offset : offset + count]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def without_boilerplate(ids: Ids) -> NDArray[np.bool_]:
    """Which words stand in no known phrase; all of them where too few would be left."""
    keep = np.ones(len(ids), np.bool_)
    phrases = frozen().phrases
    runs = grams(ids, PHRASE_WORDS)
    if not len(runs):
        return keep
    for offset in np.flatnonzero(among(runs, phrases)):
        keep[offset : offset + PHRASE_WORDS] = False
    return keep if keep.sum() >= 20 else np.ones(len(ids), np.bool_)
