"""What is remembered of a text to compare it: weighted words, names, numbers and phrases."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.packing import LAYOUT, WORD
from transforms.dedupe.reading import IN_LEAD, IN_TITLE, IS_NAME, IS_PERSON
from transforms.dedupe.tables import IDF_STEP, frozen

RARE = 3.5  # common capitalised words ("The", "Monday") are no names
_HEROES = 3

Vector = dict[int, float]


@dataclass(frozen=True)
class Features:
    """One text. Vectors have length 1, but for rarities: of all words, of names, persons and numbers."""

    length: int  # words outside of boilerplate
    rarities: Vector  # of each word
    body: Vector  # title and text
    lead: Vector  # title and first words
    title: Vector
    title_plain: Vector  # without names
    names: Vector  # capitalised words
    lead_names: Vector
    persons: Vector  # the surnames in title and lead
    names_told: Vector  # the same as a vector of length 1, with how often
    heroes: tuple[int, ...]  # the names that it is about
    numbers: Vector  # to two digits
    lead_numbers: frozenset[int]
    year: int  # the latest that it names, or 0
    days: frozenset[int]  # that it names, without their year
    odd: float  # the share of words that are in no table: noise, or words put in for others
    phrases: frozenset[int]  # runs of three words
    lead_phrases: frozenset[int]
    ending: frozenset[int]  # runs of four words at the end, where a writer's standing text is
    letters: frozenset[int]  # runs of five characters
    phrases_bar: int
    letters_bar: int


_COUNT_WEIGHTS = np.array([0.0, *[1 + float(np.log(count)) for count in range(1, 256)]])


@lru_cache(maxsize=20_000)
def unpack(payload: bytes) -> Features:
    """The features of a text, from their bytes; what follows them is left alone."""
    *sizes, length, phrases_bar, letters_bar, year = LAYOUT.unpack_from(payload)
    at = LAYOUT.size
    rows = np.frombuffer(payload, WORD, sizes[0], at)
    at += WORD.itemsize * sizes[0]
    weights = [step * IDF_STEP for step in payload[at : at + sizes[1]]]
    at += sizes[1]
    lists: list[tuple[int, ...]] = []
    for size in sizes[1:]:
        lists.append(struct.unpack_from(f"<{size}I", payload, at))
        at += 4 * size
    numbers, *sets = lists
    lead_numbers, days, phrases, letters, lead_phrases, ending = map(frozenset, sets)
    is_name, in_title = rows["f3"] & IS_NAME != 0, rows["f3"] & IN_TITLE != 0
    names = rows[is_name & (rows["f1"] * IDF_STEP > RARE)]
    told = _vector(names)
    return Features(
        length=length,
        rarities=_rarities(rows),
        body=_vector(rows),
        lead=_vector(rows[rows["f3"] & IN_LEAD != 0]),
        title=_vector(rows[in_title]),
        title_plain=_vector(rows[in_title & ~is_name]),
        names=_rarities(names),
        lead_names=_rarities(names[names["f3"] & IN_LEAD != 0]),
        persons=_rarities(rows[rows["f3"] & IS_PERSON != 0]),
        names_told=told,
        heroes=tuple(sorted(told, key=lambda name: (-told[name], name))[:_HEROES]),
        numbers=dict(zip(numbers, weights, strict=True)),
        lead_numbers=lead_numbers,
        year=year,
        days=days,
        odd=_odd(rows["f1"][~is_name].tolist()),
        phrases=phrases,
        lead_phrases=lead_phrases,
        ending=ending,
        letters=letters,
        phrases_bar=phrases_bar,
        letters_bar=letters_bar,
    )


def _vector(rows: NDArray[np.void]) -> Vector:
    weights = (rows["f1"] * _COUNT_WEIGHTS[rows["f2"]]).tolist()
    norm = sqrt(sum([weight * weight for weight in weights])) or 1.0
    return dict(zip(rows["f0"].tolist(), [weight / norm for weight in weights], strict=True))


def _rarities(rows: NDArray[np.void]) -> Vector:
    return dict(zip(rows["f0"].tolist(), (rows["f1"] * IDF_STEP).tolist(), strict=True))


def _odd(steps: list[int]) -> float:
    """The share of the rarities of plain words that are those of words in no table."""
    return steps.count(frozen().unseen) / len(steps) if steps else 0.0
