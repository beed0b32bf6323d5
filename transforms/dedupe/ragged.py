"""Values of many texts side by side in one array: one call of numpy does its work for all of them.

A call costs some microseconds, whether it is given the few hundred words of one text
or those of a hundred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.uint32]
Places = NDArray[np.intp]
T = TypeVar("T")

_BLOCK = 16_384  # runs that are hashed at a time: what they need fits a processor's cache
_MIX, _SHIFT, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(29), np.uint64(32)


@dataclass(frozen=True)
class Ragged:
    """The values of text n are `values[bounds[n] : bounds[n + 1]]`."""

    values: NDArray[Any]
    bounds: Places

    @property
    def sizes(self) -> Places:
        """How many values each text has."""
        return self.bounds[1:] - self.bounds[:-1]

    @property
    def owners(self) -> Places:
        """The text of each value."""
        return np.repeat(np.arange(len(self.bounds) - 1), self.sizes)

    @property
    def ranks(self) -> Places:
        """The place of each value among those of its text."""
        return np.arange(len(self.values)) - np.repeat(self.bounds[:-1], self.sizes)

    def of(self, values: NDArray[Any]) -> Ragged:
        """Other values for the same texts."""
        return Ragged(values, self.bounds)

    def only(self, chosen: NDArray[np.bool_]) -> Ragged:
        """The values that are chosen."""
        places = np.flatnonzero(chosen)
        return Ragged(self.values[places], places.searchsorted(self.bounds))

    def head(self, most: int) -> Ragged:
        """The first `most` values of each text."""
        return self.only(self.ranks < most)

    def distinct(self) -> Ragged:
        """Every hash once, in order."""
        starts = np.arange(len(self.bounds), dtype=np.uint64) << _HALF
        keys = np.repeat(starts[:-1], self.sizes)
        keys |= self.values
        keys.sort()
        keys = keys[is_new(keys)]
        return Ragged(keys.astype(np.uint32), keys.searchsorted(starts))

    def packed(self) -> list[bytes]:
        """The values of each text as bytes."""
        whole = self.values.tobytes()
        width = self.values.itemsize
        return [whole[start:end] for start, end in pairwise((self.bounds * width).tolist())]

    def lists(self) -> list[list[Any]]:
        """The values of each text as a list."""
        return by_text(self.values.tolist(), self.bounds)


def ragged(lists: Sequence[Sequence[int]]) -> Ragged:
    """Hashes that come as one list a text."""
    values = np.array([one for some in lists for one in some], np.uint32)
    return Ragged(values, bounds_of(np.array([len(some) for some in lists], np.intp)))


def by_text(whole: list[T], bounds: Places) -> list[list[T]]:
    """A list that lies between these bounds, text by text."""
    return [whole[start:end] for start, end in pairwise(bounds.tolist())]


def bounds_of(sizes: NDArray[Any]) -> Places:
    """Where each of so many values begins, and where the last one ends."""
    bounds = np.zeros(len(sizes) + 1, np.intp)
    np.cumsum(sizes, out=bounds[1:])
    return bounds


def joined(first: Ragged, second: Ragged) -> Ragged:
    """For each text its values of the first, then those of the second."""
    bounds = first.bounds + second.bounds
    values = np.empty(len(first.values) + len(second.values), first.values.dtype)
    values[np.arange(len(first.values)) + np.repeat(second.bounds[:-1], first.sizes)] = first.values
    values[np.arange(len(second.values)) + np.repeat(first.bounds[1:], second.sizes)] = second.values
    return Ragged(values, bounds)


def is_new(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of some values in order differ from the one before them."""
    found = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found


def among(ids: Ids, known: Ids) -> NDArray[np.bool_]:
    """Which of `ids` are in `known`, which is in order."""
    if not len(known):
        return np.zeros(len(ids), np.bool_)
    at = known.searchsorted(ids)
    at[at == len(known)] = 0
    return np.asarray(known[at] == ids, np.bool_)


def grams(ids: Ragged, length: int) -> Ragged:
    """One hash for every run of `length` values of a text, in order."""
    whole = np.empty(max(0, len(ids.values) - length + 1), np.uint32)
    for start in range(0, len(whole), _BLOCK):
        whole[start : start + _BLOCK] = _mixed(ids.values[start : start + _BLOCK + length - 1], length)
    inside = np.ones(len(ids.values), np.bool_)
    for last in range(1, length):
        inside[np.maximum(ids.bounds[1:] - last, ids.bounds[:-1])[ids.sizes > 0]] = False
    return Ragged(whole[inside[: len(whole)]], bounds_of(np.maximum(ids.sizes - length + 1, 0)))


def _mixed(ids: Ids, length: int) -> Ids:
    wide = ids.astype(np.uint64)
    count = len(ids) - length + 1
    mixed, shifted = np.zeros(count, np.uint64), np.empty(count, np.uint64)
    for offset in range(length):
        mixed ^= wide[offset : offset + count]
        mixed *= _MIX
        np.right_shift(mixed, _SHIFT, out=shifted)
        mixed ^= shifted
    return (mixed >> _HALF).astype(np.uint32)
