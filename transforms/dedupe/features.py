"""What is remembered of a text to compare it: weighted words, names, numbers and phrases.

Everything is bounded, so a text of 200,000 words costs a pair no more than one
of 400: of words the heaviest are kept, of phrases those whose hash lies under a
bar, which keeps shares comparable (Irber et al. 2022, "FracMinHash").
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.days import days_of, latest_year
from transforms.dedupe.tables import IDF_STEP, frozen, grams, rarity_steps, without_boilerplate
from transforms.dedupe.words import MAX_CHARS, Ids, among, before_about, distinct, split

MAX_WORDS = 512
MAX_NUMBERS = 128
MAX_PHRASES = 320
LEAD_WORDS = 70
RARE = 3.5  # common capitalised words ("The", "Monday") are no names
_IN_TITLE, _IN_LEAD, _IS_NAME = 1, 2, 4
_WORD = np.dtype("<u4,u1,u1,u1")  # hash, rarity, count, flags
_LAYOUT = struct.Struct("<8I4I")
_HEROES = 3
_ENDING, _AFTER_CHARS = 120, 1500

Vector = dict[int, float]


@dataclass(frozen=True)
class Features:
    """One text. Vectors have length 1; `names` and `numbers` hold rarities."""

    length: int  # words outside of boilerplate
    body: Vector  # title and text
    lead: Vector  # title and first words
    title: Vector
    title_plain: Vector  # without names
    names: Vector  # capitalised words
    lead_names: Vector
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


@dataclass(frozen=True)
class Read:
    """A text with its title, cut into words and freed from boilerplate."""

    vocabulary: Ids  # the words of title and text, each once
    steps: NDArray[np.int64]  # how rare each of them is
    places: NDArray[np.intp]  # for each word of the title, then of the text: where in these it is
    kept: Ids
    kept_surfaces: tuple[str, ...]
    title: Ids
    names: Ids  # words that are always written with a capital
    name_pairs: Ids  # two of them side by side, one pair a row
    numbers: Ids  # those that say something, to two digits
    lead_numbers: Ids
    year: int
    days: Ids
    ending: Ids  # runs of four words of the end of the text as it was, standing text and all

    @property
    def lead_end(self) -> int:
        """How many of `places` are of the title and of the first words."""
        return len(self.title) + LEAD_WORDS


def read(title: str | None, text: str) -> Read:
    """Cut a text and its title into words; what a release says about its company is left out."""
    title, whole = (title or "")[:1000], text[:MAX_CHARS]
    text = before_about(whole)
    words, head = split(text), split(title)
    every = head.surfaces + words.surfaces
    keep = without_boilerplate(words.ids)
    lead_end = int(np.searchsorted(np.cumsum(keep), LEAD_WORDS, side="right"))
    numbers = {place: one for place, one in words.figures.items() if keep[place]}
    in_title = set(head.figures.values())
    kept = words.ids[keep]
    spoken = np.concatenate([head.ids, kept])
    vocabulary = distinct(spoken)
    names = _names(kept, words.capitals[keep])
    both = words.capitals[:-1] & words.capitals[1:] & words.follows[1:] & keep[:-1] & keep[1:]
    return Read(
        vocabulary=vocabulary,
        steps=rarity_steps(vocabulary),
        places=vocabulary.searchsorted(spoken),
        kept=kept,
        kept_surfaces=tuple(compress(words.surfaces, keep.tolist())),
        title=head.ids,
        names=distinct(np.concatenate([names, _names(head.ids, head.capitals)])),
        name_pairs=np.stack([words.ids[:-1][both], words.ids[1:][both]], axis=1),
        numbers=_sorted({*numbers.values(), *in_title}),
        lead_numbers=_sorted({one for place, one in numbers.items() if place < lead_end} | in_title),
        year=latest_year(every),
        days=np.array(days_of(every), np.uint32),
        ending=_ending(words.ids, whole[len(text) :]),
    )


def _ending(words: Ids, after: str) -> Ids:
    """Runs of four words of the last _ENDING words, or of the second half if that is less."""
    ids = np.concatenate([words, split(after[-_AFTER_CHARS:]).ids]) if after else words
    return distinct(grams(ids[max(len(ids) // 2, len(ids) - _ENDING) :], 4))


def _names(ids: Ids, capitals: NDArray[np.bool_]) -> Ids:
    """Words that are never written small; none where most have a capital, as in a headline."""
    names, small = distinct(ids[capitals]), distinct(ids[~capitals])
    names = names[~among(names, small)]
    return names if 2 * len(names) <= max(4, len(names) + len(small)) else names[:0]


def _sorted(numbers: set[int]) -> Ids:
    return np.array(sorted(numbers)[:MAX_NUMBERS], np.uint32)


def pack(source: Read) -> bytes:
    """The features of a text as bytes."""
    words = _words(source)
    phrases, phrases_bar = _sample(grams(source.kept, 3))
    letters, letters_bar = _sample(_letters(source.kept_surfaces))
    lead_phrases = distinct(grams(np.concatenate([source.title, source.kept[:LEAD_WORDS]]), 3))
    plain = [source.numbers, source.lead_numbers, source.days, phrases, letters, lead_phrases, source.ending]
    sizes = [len(words), *[len(ids) for ids in plain]]
    head = _LAYOUT.pack(*sizes, len(source.kept), phrases_bar, letters_bar, source.year)
    weights = rarity_steps(source.numbers).astype(np.uint8)
    return b"".join(
        [head, words.tobytes(), weights.tobytes(), *[ids.astype("<u4").tobytes() for ids in plain]]
    )


@lru_cache(maxsize=20_000)
def unpack(payload: bytes) -> Features:
    """The features of a text, from their bytes; what follows them is left alone."""
    *sizes, length, phrases_bar, letters_bar, year = _LAYOUT.unpack_from(payload)
    at = _LAYOUT.size
    rows = np.frombuffer(payload, _WORD, sizes[0], at).tolist()
    at += _WORD.itemsize * sizes[0]
    weights = [step * IDF_STEP for step in payload[at : at + sizes[1]]]
    at += sizes[1]
    lists: list[tuple[int, ...]] = []
    for size in sizes[1:]:
        lists.append(struct.unpack_from(f"<{size}I", payload, at))
        at += 4 * size
    numbers, *sets = lists
    lead_numbers, days, phrases, letters, lead_phrases, ending = map(frozenset, sets)
    title = [row for row in rows if row[3] & _IN_TITLE]
    names = [row for row in rows if row[3] & _IS_NAME and row[1] * IDF_STEP > RARE]
    told = _vector(names)
    return Features(
        length=length,
        body=_vector(rows),
        lead=_vector(row for row in rows if row[3] & _IN_LEAD),
        title=_vector(title),
        title_plain=_vector(row for row in title if not row[3] & _IS_NAME),
        names={row[0]: row[1] * IDF_STEP for row in names},
        lead_names={row[0]: row[1] * IDF_STEP for row in names if row[3] & _IN_LEAD},
        names_told=told,
        heroes=tuple(sorted(told, key=lambda name: (-told[name], name))[:_HEROES]),
        numbers=dict(zip(numbers, weights, strict=True)),
        lead_numbers=lead_numbers,
        year=year,
        days=days,
        odd=_odd(rows),
        phrases=phrases,
        lead_phrases=lead_phrases,
        ending=ending,
        letters=letters,
        phrases_bar=phrases_bar,
        letters_bar=letters_bar,
    )


def packed_size(payload: bytes) -> int:
    """How many bytes of `payload` are features."""
    sizes: tuple[int, ...] = _LAYOUT.unpack_from(payload)[:8]
    return _LAYOUT.size + _WORD.itemsize * sizes[0] + sizes[1] + 4 * sum(sizes[1:])


def _words(source: Read) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    """One row a word: hash, rarity, how often, and where it stands."""
    ids, steps = source.vocabulary, source.steps
    counts = np.bincount(source.places, minlength=len(ids))
    flags = _IS_NAME * among(ids, source.names)
    flags[source.places[: source.lead_end]] |= _IN_LEAD
    flags[source.places[: len(source.title)]] |= _IN_TITLE
    if len(ids) > MAX_WORDS:
        heaviest = np.sort(np.argsort(-(1 + np.log(counts)) * steps, kind="stable")[:MAX_WORDS])
        ids, counts, steps, flags = ids[heaviest], counts[heaviest], steps[heaviest], flags[heaviest]
    rows = np.empty(len(ids), _WORD)
    rows["f0"], rows["f1"], rows["f2"] = ids, steps, np.minimum(counts, 255)
    rows["f3"] = flags
    return rows


_COUNT_WEIGHT = [0.0, *[1 + float(np.log(count)) for count in range(1, 256)]]


def _vector(rows: Iterable[tuple[int, int, int, int]]) -> Vector:
    weights = {row[0]: row[1] * _COUNT_WEIGHT[row[2]] for row in rows}
    norm = sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
    return {word: weight / norm for word, weight in weights.items()}


def _odd(rows: list[tuple[int, int, int, int]]) -> float:
    plain = [row[1] for row in rows if not row[3] & _IS_NAME]
    return plain.count(frozen().unseen) / len(plain) if plain else 0.0


def _letters(surfaces: tuple[str, ...]) -> Ids:
    """Runs of five characters of the words: noise that breaks a word leaves most of them whole."""
    text = " ".join(surfaces).casefold()
    return grams(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), 5)


def _sample(phrases: Ids) -> tuple[Ids, int]:
    """The phrases under a bar that leaves no more than MAX_PHRASES of them."""
    expected = MAX_PHRASES * 4
    if len(phrases) > expected:  # sorting is dear: cut before
        phrases = phrases[phrases <= np.uint32(0xFFFFFFFF / len(phrases) * expected)]
    unique = distinct(phrases)
    if len(unique) <= MAX_PHRASES:
        return unique, 0xFFFFFFFF
    return unique[:MAX_PHRASES], int(unique[MAX_PHRASES - 1])
