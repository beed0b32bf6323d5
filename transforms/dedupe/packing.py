"""The features of texts as bytes, which `features.unpack` reads again.

Everything is bounded, so a text of 200,000 words costs a pair no more than one
of 400: of words the heaviest are kept, of phrases those whose hash lies under a
bar, which keeps shares comparable (Irber et al. 2022, "FracMinHash").
"""

from __future__ import annotations

import struct

import numpy as np

from transforms.dedupe.ragged import Ragged, grams
from transforms.dedupe.reading import Read, Vocabulary
from transforms.dedupe.tables import rarity_steps

MAX_WORDS = 512
MAX_PHRASES = 320
WORD = np.dtype("<u4,u1,u1,u1")  # hash, rarity, count, flags
LAYOUT = struct.Struct("<8I4I")
OPEN = 0xFFFFFFFF  # the bar of a text whose phrases are all kept


def pack(source: Read) -> list[bytes]:
    """The features of each text."""
    words = _words(source.vocabulary)
    ids = source.ids(source.kept)
    phrases, phrase_bars = _sample(grams(ids, 3))
    letters, letter_bars = _sample(grams(source.words.folded(source.kept), 5))
    lead = grams(source.ids(source.lead), 3).distinct()
    plain = [source.numbers, source.lead_numbers, source.days, phrases, letters, lead, source.ending]
    sizes = zip(*[one.sizes.tolist() for one in (words, *plain)], strict=True)
    rest = zip(source.kept.sizes.tolist(), phrase_bars, letter_bars, source.years, strict=True)
    heads = [LAYOUT.pack(*counts, *more) for counts, more in zip(sizes, rest, strict=True)]
    weights = source.numbers.of(rarity_steps(source.numbers.values).astype(np.uint8)).packed()
    columns = [one.of(one.values.astype("<u4", copy=False)).packed() for one in plain]
    return [b"".join(parts) for parts in zip(heads, words.packed(), weights, *columns, strict=True)]


def packed_size(payload: bytes) -> int:
    """How many bytes of `payload` are features."""
    sizes: tuple[int, ...] = LAYOUT.unpack_from(payload)[:8]
    return LAYOUT.size + WORD.itemsize * sizes[0] + sizes[1] + 4 * sum(sizes[1:])


def _words(vocabulary: Vocabulary) -> Ragged:
    """One row a word: hash, rarity, how often, and where it stands; of each text the heaviest MAX_WORDS."""
    rows = np.empty(len(vocabulary.counts), WORD)
    rows["f0"], rows["f1"] = vocabulary.ids.values, vocabulary.steps
    rows["f2"], rows["f3"] = np.minimum(vocabulary.counts, 255), vocabulary.flags
    whole = vocabulary.ids.of(rows)
    long = np.flatnonzero(whole.sizes > MAX_WORDS)
    if not len(long):
        return whole
    weights = -(1 + np.log(vocabulary.counts)) * vocabulary.steps
    heavy = np.ones(len(rows), np.bool_)
    for start, end in zip(whole.bounds[long].tolist(), whole.bounds[long + 1].tolist(), strict=True):
        heavy[start + np.argsort(weights[start:end], kind="stable")[MAX_WORDS:]] = False
    return whole.only(heavy)


def _sample(phrases: Ragged) -> tuple[Ragged, list[int]]:
    """The phrases of each text under a bar that leaves no more than MAX_PHRASES of them, and these bars."""
    expected = MAX_PHRASES * 4
    sizes = phrases.sizes
    if (sizes > expected).any():  # sorting is dear: cut before
        bars = np.where(sizes > expected, OPEN / np.maximum(sizes, 1) * expected, OPEN).astype(np.uint32)
        phrases = phrases.only(phrases.values <= np.repeat(bars, sizes))
    found = phrases.distinct()
    many = found.sizes > MAX_PHRASES
    bars = np.full(len(many), OPEN, np.uint32)
    bars[many] = found.values[found.bounds[:-1][many] + MAX_PHRASES - 1]
    return found.head(MAX_PHRASES), bars.tolist()
