"""Blocking keys: the rare things of a text, at least one of which its copies share.

A key is made of rare name pairs, pairs of rare words of the lead, numbers with a
rare name, and of the lowest phrase hashes. Rarity comes from the frozen tables.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.amounts import measures
from transforms.dedupe.features import Read
from transforms.dedupe.tables import grams, rarity
from transforms.dedupe.words import Ids, distinct

KEY_CAP = 256
WINDOW_DAYS = 10
_NAME_PAIRS, _LEAD_WORDS, _NUMBERS, _PHRASES = 6, 5, 3, 4
_MIX = np.uint64(0x9E3779B97F4A7C15)


def blocking_keys(source: Read) -> tuple[int, ...]:
    """The keys of a text, some 5 to 25."""
    kinds = (_name_pairs(source), _lead_words(source), _numbers(source), _measures(source), _phrases(source))
    return tuple(np.unique(np.concatenate(kinds)).tolist())


def _mix(left: NDArray[np.uint64] | np.uint64, right: NDArray[np.uint64] | np.uint64) -> NDArray[np.uint64]:
    mixed = np.atleast_1d((np.asarray(left, np.uint64) * _MIX) ^ np.asarray(right, np.uint64))
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return np.asarray(mixed ^ (mixed >> np.uint64(29)), np.uint64)


def _first(ids: Ids, most: int, least: float) -> Ids:
    """The `most` rarest of `ids` that are rarer than `least`, ties by hash."""
    ids = distinct(ids)
    weights = rarity(ids)
    order = np.argsort(-weights, kind="stable")
    return ids[order[weights[order] > least]][:most]


def _name_pairs(source: Read) -> NDArray[np.uint64]:
    pairs = source.name_pairs
    both = np.unique((pairs[:, 0].astype(np.uint64) << np.uint64(32)) | pairs[:, 1])
    weights = rarity((both >> np.uint64(32)).astype(np.uint32)) + rarity(both.astype(np.uint32))
    order = np.argsort(-weights, kind="stable")[:_NAME_PAIRS]
    return _mix(both[order][weights[order] > 8], np.uint64(1))


def _lead_words(source: Read) -> NDArray[np.uint64]:
    lead = np.concatenate([source.title, source.kept[:70]])
    rare = np.sort(_first(lead, _LEAD_WORDS, 3.0)).astype(np.uint64)
    left, right = np.triu_indices(len(rare), 1)
    return _mix((rare[left] << np.uint64(32)) | rare[right], np.uint64(2))


def _numbers(source: Read) -> NDArray[np.uint64]:
    numbers = _first(source.numbers, _NUMBERS, 2.0).astype(np.uint64)
    names = _first(source.names, 2, 3.0).astype(np.uint64)
    both = (numbers[:, None] << np.uint64(32)) | names[None, :]
    return _mix(both.ravel(), np.uint64(3))


def _measures(source: Read) -> NDArray[np.uint64]:
    """Figures in base units: a rewrite may write them in others."""
    found = measures(source.amounts)[:_NUMBERS].astype(np.uint64)
    names = _first(source.names, 2, 3.0).astype(np.uint64)
    both = (found[:, None] << np.uint64(32)) | names[None, :]
    return _mix(both.ravel(), np.uint64(5))


def _phrases(source: Read) -> NDArray[np.uint64]:
    lowest = distinct(grams(source.kept, 5))[:_PHRASES]
    return _mix(lowest.astype(np.uint64), np.uint64(4))
