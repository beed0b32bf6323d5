"""Blocking keys: the rare things of a text, at least one of which its copies share.

A key is made of rare name pairs, pairs of rare words of the lead, numbers with a
rare name, and of the lowest phrase hashes. Rarity comes from the frozen tables.
Keys of phrases are odd and the others even: where more texts than can be copies of
one another share a phrase, it is a form that is filled in, and they are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.features import Read
from transforms.dedupe.tables import IDF_STEP, grams, rarity
from transforms.dedupe.words import Ids, distinct

KEY_CAP = 256
WINDOW_DAYS = 10
_NAME_PAIRS, _LEAD_WORDS, _NUMBERS, _PHRASES = 10, 5, 3, 6
_PHRASE = 4
_MIX = np.uint64(0x9E3779B97F4A7C15)


def blocking_keys(source: Read) -> tuple[int, ...]:
    """The keys of a text, some 5 to 25.

    Few numbers at a time, so plain lists: for them a call of numpy costs more than its work.
    """
    names = _rarest(source.names, rarity(source.names), 2, 3.0)
    lead = np.zeros(len(source.vocabulary), np.bool_)
    lead[source.places[: source.lead_end]] = True
    leading = _rarest(source.vocabulary[lead], source.steps[lead] * IDF_STEP, _LEAD_WORDS, 3.0)
    kinds: dict[int, Sequence[int]] = {
        1: _name_pairs(source.name_pairs),
        2: [a << 32 | b for a, b in combinations(sorted(leading), 2)],
        3: _crossed(_rarest(source.numbers, rarity(source.numbers), _NUMBERS, 2.0), names),
        _PHRASE: distinct(grams(source.kept, 5))[:_PHRASES].tolist(),
    }
    values = [value for found in kinds.values() for value in found]
    kind = [number for number, found in kinds.items() for _ in found]
    mixed = _mix(np.array(values, np.uint64), np.array(kind, np.uint64))
    is_phrase = np.array([number == _PHRASE for number in kind], np.uint64)
    return tuple(sorted(set(((mixed & ~np.uint64(1)) | is_phrase).tolist())))


def _mix(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = (left * _MIX) ^ right
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(29))


def _rarest(ids: Ids, weights: NDArray[np.floating[Any]], most: int, least: float) -> list[int]:
    """The `most` rarest of distinct `ids` that are rarer than `least`, ties by hash."""
    order = np.argsort(-weights, kind="stable")[:most]
    return [int(one) for one in ids[order[weights[order] > least]]]


def _name_pairs(pairs: NDArray[np.uint32]) -> list[int]:
    weights = rarity(pairs.ravel()).reshape(-1, 2).sum(1)
    both = (pairs[:, 0].astype(np.uint64) << np.uint64(32)) | pairs[:, 1]
    order = np.lexsort((both, -weights))
    return list(dict.fromkeys(both[order[weights[order] > 8]].tolist()))[:_NAME_PAIRS]


def _crossed(numbers: Iterable[int], names: Iterable[int]) -> list[int]:
    return [number << 32 | name for number in numbers for name in names]
