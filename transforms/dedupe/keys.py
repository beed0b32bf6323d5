"""Blocking keys: the rare things of a text, at least one of which its copies share.

A key is made of rare name pairs, pairs of rare words of the lead, numbers with a
rare name, and of the lowest phrase hashes. Rarity comes from the frozen tables.
Keys of phrases are odd and the others even: where more texts than can be copies of
one another share a phrase, it is a form that is filled in, and they are not compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.ragged import Ragged, bounds_of, by_text, grams, is_new
from transforms.dedupe.reading import IN_LEAD, IS_NAME, Read
from transforms.dedupe.tables import IDF_STEP, rarity_steps

KEY_CAP = 256
WINDOW_DAYS = 10
_NAME_PAIRS, _LEAD_WORDS, _NUMBERS, _PHRASES = 10, 5, 3, 6
_PHRASE = 4
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEPS = round(1 / IDF_STEP)

Steps = NDArray[np.int64]


def blocking_keys(source: Read) -> list[tuple[int, ...]]:
    """The keys of each text, some 5 to 25."""
    told = source.vocabulary
    is_name, leads = told.flags & IS_NAME != 0, told.flags & IN_LEAD != 0
    names = _rarest(told.ids.only(is_name), told.steps[is_name], 2, 3).lists()
    leading = _rarest(told.ids.only(leads), told.steps[leads], _LEAD_WORDS, 3).lists()
    numbers = _rarest(source.numbers, rarity_steps(source.numbers.values), _NUMBERS, 2).lists()
    kinds: dict[int, list[list[int]]] = {
        1: _name_pairs(source),
        2: [[a << 32 | b for a, b in combinations(sorted(words), 2)] for words in leading],
        3: [
            [number << 32 | name for number in some for name in beside]
            for some, beside in zip(numbers, names, strict=True)
        ],
        _PHRASE: grams(source.ids(source.kept), 5).distinct().head(_PHRASES).lists(),
    }
    mixed = [_mixed(lists, kind) for kind, lists in kinds.items()]
    return [tuple(sorted({key for some in found for key in some})) for found in zip(*mixed, strict=True)]


def _mixed(lists: Sequence[Sequence[int]], kind: int) -> list[list[int]]:
    """Values of one kind as keys."""
    mixed = _mix(np.array([value for some in lists for value in some], np.uint64), np.uint64(kind))
    keys = (mixed & ~np.uint64(1)) | np.uint64(kind == _PHRASE)
    return by_text(keys.tolist(), bounds_of(np.array([len(some) for some in lists])))


def _mix(left: NDArray[np.uint64], right: np.uint64) -> NDArray[np.uint64]:
    mixed = (left * _MIX) ^ right
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(29))


def _rarest(ids: Ragged, steps: Steps, most: int, least: int) -> Ragged:
    """The `most` rarest of distinct `ids` that are rarer than `least`, ties by hash."""
    rare = steps > least * _STEPS
    ids, steps = ids.only(rare), steps[rare]
    keys = (ids.owners.astype(np.uint64) << np.uint64(8)) | (255 - steps).astype(np.uint64)
    keys = (keys << np.uint64(32)) | ids.values
    keys.sort()
    return ids.of(keys & np.uint64(0xFFFFFFFF)).head(most)


def _name_pairs(source: Read) -> list[list[int]]:
    """The rarest pairs of names of each text, each once."""
    places = source.name_pairs
    first, second = (source.vocabulary.of[places.values + offset] for offset in (0, 1))
    steps = source.vocabulary.steps[first] + source.vocabulary.steps[second]
    ids = source.vocabulary.ids.values.astype(np.uint64)
    rare = steps > 8 * _STEPS
    both = ((ids[first] << np.uint64(32)) | ids[second])[rare]
    found = places.only(rare)
    order = np.lexsort((both, -steps[rare], found.owners))
    both, owners = both[order], found.owners  # the order keeps each text's pairs together
    new = is_new(both) | is_new(owners)
    return found.of(both).only(new).head(_NAME_PAIRS).lists()
