"""Texts as words: split and hashed, all in one pass. The same on every machine.

Nothing here knows a language: words are runs of letters, and scripts that write
without spaces are cut into pairs of characters. Only magnitude words ("million")
are English; without them numbers are compared as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.characters import (
    APOSTROPHE,
    BREAK,
    CAPITAL,
    DIGIT,
    FIGURE,
    LETTER,
    POINT,
    UNSPACED,
    Characters,
    characters,
)
from transforms.dedupe.hashes import checksums
from transforms.dedupe.plain import plain
from transforms.dedupe.ragged import Ids, Places, Ragged, bounds_of

# Longer texts are read up to here: a million letters are some 150,000 words.
MAX_CHARS = 1_000_000

_NUMBER = r"\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,30}(?:\.\d{1,12})?"
_WORD = re.compile(rf"[^\W\d_]{{1,64}}(?:'[^\W\d_]{{1,16}}|)|{_NUMBER}")
_LONGEST_RUN = 30  # that is surely one word
_MAGNITUDE = {"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}


@dataclass(frozen=True)
class Words:
    """The words of several strings in order."""

    characters: Characters  # the strings, each between line breaks
    starts: Places  # where each word stands in them
    ends: Places
    bounds: Places  # those of string n are from bounds[n] to bounds[n + 1]
    ids: Ids  # one hash a word
    capitals: NDArray[np.bool_]  # which are written with a capital
    follows: NDArray[np.bool_]  # which follow the word before them without a stop
    figures: Places  # which are numbers
    rough: tuple[int | None, ...]  # for each of these its hash when cut to two digits, if it says something

    def written(self, places: Places) -> list[str]:
        """The words at `places` as they are written."""
        text = self.characters.text
        spans = zip(self.starts[places].tolist(), self.ends[places].tolist(), strict=True)
        return [text[start:end] for start, end in spans]

    def folded(self, places: Ragged) -> Ragged:
        """The code points of the words at `places`, without regard to case, with spaces between them."""
        starts = self.characters.folded_at(self.starts[places.values])
        sizes = self.characters.folded_at(self.ends[places.values]) - starts + 1
        last = places.bounds[1:][places.sizes > 0] - 1
        sizes[last] -= 1
        bounds = bounds_of(sizes)
        points = self.characters.folded[np.repeat(starts - bounds[:-1], sizes) + np.arange(bounds[-1])]
        points[np.delete(bounds[1:] - 1, last)] = ord(" ")
        return Ragged(points, bounds[places.bounds])


def split(texts: Sequence[str]) -> Words:
    """Cut texts into words."""
    pieces = [plain(text[:MAX_CHARS])[:MAX_CHARS] for text in texts]
    found = characters("\n".join(["", *pieces, ""]))
    starts, ends = _in_pairs(found, *_spans(found))
    begins = bounds_of(np.array([len(piece) + 1 for piece in pieces], np.intp))
    kinds = found.kinds[starts]
    ids = checksums(found.coded, found.coded_at(starts), found.coded_at(ends))
    follows = _follows(found, starts, ends)
    figures = np.flatnonzero(kinds & FIGURE)
    hashes = [_figure(*one) for one in _numbers(found.text, starts, ends, follows, figures)]
    ids[figures] = [full for full, _ in hashes]
    return Words(
        characters=found,
        starts=starts,
        ends=ends,
        bounds=starts.searchsorted(begins),
        ids=ids,
        capitals=kinds & CAPITAL != 0,
        follows=follows,
        figures=figures,
        rough=tuple(rough for _, rough in hashes),
    )


def _spans(found: Characters) -> tuple[Places, Places]:
    """Where words begin and end: the runs of letters, and what the pattern makes of the other runs.

    These are numbers with a point, long words, and what stands beside an apostrophe.
    """
    inside = found.kinds & (LETTER | DIGIT)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[inside[edges + 1] != 0] + 1, edges[inside[edges] != 0] + 1
    beside = found.kinds[starts - 1] | found.kinds[ends]
    odd = (beside & APOSTROPHE != 0) | ((beside & POINT != 0) & (inside[starts] == DIGIT))
    odd |= ends - starts > _LONGEST_RUN
    cut = np.array(_cut(found.text, starts[odd].tolist(), ends[odd].tolist()), np.intp).reshape(-1, 2)
    starts, ends = np.append(starts[~odd], cut[:, 0]), np.append(ends[~odd], cut[:, 1])
    starts.sort()
    ends.sort()
    return starts, ends


def _cut(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int]]:
    """The words in some runs of letters or digits; one may reach over several of them."""
    spans, at = [], 0
    for start, end in zip(starts, ends, strict=True):
        at = max(at, start)
        while at < end and (word := _WORD.match(text, at)):
            spans.append(word.span())
            at = word.end()
    return spans


def _in_pairs(found: Characters, starts: Places, ends: Places) -> tuple[Places, Places]:
    """The same with words of scripts without spaces cut into overlapping pairs of characters."""
    wide = (found.kinds[starts] & UNSPACED != 0) & (ends - starts > 2)
    if not wide.any():
        return starts, ends
    counts = np.where(wide, ends - starts - 1, 1)
    starts = np.repeat(starts - bounds_of(counts)[:-1], counts) + np.arange(counts.sum())
    return starts, np.where(np.repeat(wide, counts), starts + 2, np.repeat(ends, counts))


def _follows(found: Characters, starts: Places, ends: Places) -> NDArray[np.bool_]:
    """Which words have no stop between them and the word before."""
    follows = np.zeros(len(starts), np.bool_)
    gaps = np.stack([ends[:-1], starts[1:]], axis=1).ravel()
    if len(gaps):
        follows[1:] = np.bitwise_or.reduceat(found.kinds, gaps)[::2] & BREAK == 0
    return follows


def _numbers(
    text: str, starts: Places, ends: Places, follows: NDArray[np.bool_], figures: Places
) -> list[tuple[str, int | None]]:
    """Each number as it is written, and the power of the magnitude word that follows it."""
    after = np.minimum(figures + 1, len(starts) - 1)
    rows = zip(
        starts[figures].tolist(),
        ends[figures].tolist(),
        (follows[after] & (after > figures)).tolist(),
        starts[after].tolist(),
        ends[after].tolist(),
        strict=True,
    )
    return [
        (text[start:end], _MAGNITUDE.get(text[begin:stop].casefold()) if goes_on else None)
        for start, end, goes_on, begin, stop in rows
    ]


@lru_cache(maxsize=10_000)
def _figure(token: str, magnitude: int | None) -> tuple[int, int | None]:
    """A number as `digits e power`, hashed: in full, and cut to two digits but for years and small counts."""
    whole, _, fraction = token.replace(",", "").partition(".")
    fraction = fraction.rstrip("0")
    digits = (whole + fraction).lstrip("0")
    shown = digits.rstrip("0")
    power = (magnitude or 0) - len(fraction) + len(digits) - len(shown)
    full = crc32(f"{shown or '0'}e{power}".encode())
    is_year = magnitude is None and len(token) == 4 and token[:2] in ("19", "20") and token.isdecimal()
    if is_year or not (len(digits) > 1 or magnitude):
        return full, None
    return full, crc32(f"{shown[:2].ljust(2, '0')}e{power + len(shown) - 2}".encode())
