"""What is remembered of a text to compare it: weighted words, phrases, names and numbers.

Everything is bounded, so a text of 200,000 words costs a pair no more than one
of 400: vectors keep their heaviest words, and of phrases those whose hash lies
under a bar, which keeps shares comparable (Irber et al. 2022, "FracMinHash").
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.tables import grams, rarity, without_boilerplate
from transforms.dedupe.words import Ids, Words, split

MAX_WORDS = 512
MAX_NAMES = 128
MAX_PHRASES = 768
LEAD_WORDS = 70
_LAYOUT = struct.Struct("<10I3I")


@dataclass(frozen=True)
class Features:
    """One text. Vectors have length 1; phrases are hashes below `bar3` and `bar5`."""

    length: int  # words outside of boilerplate
    body: dict[int, float]
    lead: dict[int, float]
    title: dict[int, float]
    names: dict[int, float]  # capitalised words, with their rarity
    numbers: dict[int, float]  # to two digits, with their rarity
    figures: frozenset[int]  # in full
    title_figures: frozenset[int]
    grams3: frozenset[int]
    grams5: frozenset[int]
    letters: frozenset[int]  # runs of five characters
    bar3: int
    bar5: int
    bar_letters: int


@dataclass(frozen=True)
class Read:
    """A text with its title, cut into words and freed from boilerplate."""

    words: Words
    kept: Ids
    kept_surfaces: tuple[str, ...]
    title: Words


def read(title: str | None, text: str) -> Read:
    """Cut a text and its title into words."""
    words = split(text)
    keep = without_boilerplate(words.ids)
    surfaces = tuple(compress(words.surfaces, keep.tolist()))
    return Read(words, words.ids[keep], surfaces, split((title or "")[:1000]))


def pack(source: Read) -> bytes:
    """The features of a text as bytes."""
    kept = source.kept
    body = _vector(kept, MAX_WORDS)
    lead = _vector(kept[:LEAD_WORDS], MAX_WORDS)
    title = _vector(source.title.ids, MAX_WORDS)
    names = _rarest(source.words.names[np.isin(source.words.names, kept)], MAX_NAMES)
    numbers = _rarest(source.words.numbers, MAX_NAMES)
    figures = _figures(source.words.figures)
    title_figures = _figures(source.title.figures)
    grams3, bar3 = _sample(grams(kept, 3))
    grams5, bar5 = _sample(grams(kept, 5))
    letters, bar_letters = _sample(_letters(source.kept_surfaces))
    lists = [body, lead, title, names, numbers]
    plain = [figures, title_figures, grams3, grams5, letters]
    sizes = [len(ids) for ids, _ in lists] + [len(ids) for ids in plain]
    parts = [_LAYOUT.pack(*sizes, bar3, bar5, bar_letters), struct.pack("<I", len(kept))]
    for ids, weights in lists:
        parts += [ids.astype("<u4").tobytes(), weights.astype("<f4").tobytes()]
    parts += [ids.astype("<u4").tobytes() for ids in plain]
    return b"".join(parts)


@lru_cache(maxsize=20_000)
def unpack(payload: bytes) -> Features:
    """The features of a text, from their bytes; what follows them is left alone."""
    *sizes, bar3, bar5, bar_letters = _LAYOUT.unpack_from(payload)
    (length,) = struct.unpack_from("<I", payload, _LAYOUT.size)
    at = _LAYOUT.size + 4
    vectors: list[dict[int, float]] = []
    for size in sizes[:5]:
        ids = struct.unpack_from(f"<{size}I", payload, at)
        weights = struct.unpack_from(f"<{size}f", payload, at + 4 * size)
        vectors.append(dict(zip(ids, weights, strict=True)))
        at += 8 * size
    sets: list[frozenset[int]] = []
    for size in sizes[5:]:
        sets.append(frozenset(struct.unpack_from(f"<{size}I", payload, at)))
        at += 4 * size
    body, lead, title, names, numbers = vectors
    figures, title_figures, grams3, grams5, letters = sets
    return Features(
        length, body, lead, title, names, numbers, figures, title_figures,
        grams3, grams5, letters, bar3, bar5, bar_letters,
    )  # fmt: skip


def packed_size(payload: bytes) -> int:
    """How many bytes of `payload` are features."""
    sizes: tuple[int, ...] = _LAYOUT.unpack_from(payload)[:-3]
    return _LAYOUT.size + 4 + 8 * sum(sizes[:5]) + 4 * sum(sizes[5:])


def _vector(ids: Ids, most: int) -> tuple[Ids, NDArray[np.float64]]:
    unique, counts = np.unique(ids, return_counts=True)
    weights = (1 + np.log(counts)) * rarity(unique)
    if len(unique) > most:
        heaviest = np.argsort(-weights, kind="stable")[:most]
        unique, weights = unique[heaviest], weights[heaviest]
    norm = float(np.sqrt((weights * weights).sum())) or 1.0
    return unique, weights / norm


def _rarest(ids: Ids, most: int) -> tuple[Ids, NDArray[np.float64]]:
    weights = rarity(ids)
    first = np.argsort(-weights, kind="stable")[:most]
    return ids[first], weights[first]


def _figures(figures: frozenset[str]) -> Ids:
    return np.array(sorted(crc32(figure.encode()) for figure in figures)[:MAX_NAMES], np.uint32)


def _letters(surfaces: tuple[str, ...]) -> Ids:
    """Runs of five characters of the words: noise that breaks a word leaves most of them whole."""
    text = " ".join(surfaces).casefold()
    return grams(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), 5)


def _sample(phrases: Ids) -> tuple[Ids, int]:
    """The phrases under a bar that leaves no more than MAX_PHRASES of them."""
    unique = np.unique(phrases)
    if len(unique) <= MAX_PHRASES:
        return unique, 0xFFFFFFFF
    return unique[:MAX_PHRASES], int(unique[MAX_PHRASES - 1])
