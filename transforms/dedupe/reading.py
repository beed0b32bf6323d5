"""Texts with their titles, cut into words and freed from boilerplate, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.days import MONTH_IDS, days_of, latest_year
from transforms.dedupe.plain import before_about
from transforms.dedupe.ragged import Places, Ragged, among, bounds_of, by_text, grams, is_new, joined, ragged
from transforms.dedupe.tables import frozen, rarity_steps, without_boilerplate
from transforms.dedupe.words import MAX_CHARS, Words, split

MAX_TEXTS = 256  # in one pass: the number of a text has 8 bits, see _vocabulary
LEAD_WORDS = 70
IN_TITLE, IN_LEAD, IS_NAME, IS_PERSON = 1, 2, 4, 8
_MAX_NUMBERS = 128
_TITLE_CHARS = 1000
_ENDING, _AFTER_CHARS = 120, 1500
_MONTHS = np.array(MONTH_IDS, np.uint32)


@dataclass(frozen=True)
class Vocabulary:
    """The words of titles and texts, each once a text."""

    ids: Ragged
    steps: NDArray[np.int64]  # how rare each is
    counts: Places  # how often it is told
    # IN_TITLE, IN_LEAD; IS_NAME: it is always written with a capital; IS_PERSON: title or lead has it as the
    # surname behind a given name
    flags: NDArray[np.uint8]
    of: Places  # which of these each of all words is, or -1


@dataclass(frozen=True)
class Read:
    """Many texts with their titles. Words are given by their places in `words`."""

    words: Words
    kept: Ragged  # the words of texts that are no boilerplate
    titles: Ragged
    vocabulary: Vocabulary
    name_pairs: Ragged  # the first of two names side by side
    numbers: Ragged  # hashes of those that say something, to two digits
    lead_numbers: Ragged
    years: list[int]  # the latest that each text names, or 0
    days: Ragged
    ending: Ragged  # runs of four words of the end of the text as it was, standing text and all

    @property
    def lead(self) -> Ragged:
        """The words of titles and of the first words of texts."""
        return joined(self.titles, self.kept.head(LEAD_WORDS))

    def ids(self, places: Ragged) -> Ragged:
        """The hashes of words."""
        return places.of(self.words.ids[places.values])


def read(given: Sequence[tuple[str | None, str]]) -> Read:
    """Cut at most MAX_TEXTS titles and texts into words; what a release says of its company is left out."""
    words = split([piece for title, text in given for piece in _pieces(title, text)])
    titles, texts, endings = (_places(words, part) for part in range(3))
    keep = without_boilerplate(texts.of(words.ids[texts.values]))
    kept = texts.only(keep)
    vocabulary = _vocabulary(words, titles, kept)
    numbers, lead_numbers = _numbers(words, titles, kept)
    whole = joined(titles, texts)
    return Read(
        words=words,
        kept=kept,
        titles=titles,
        vocabulary=vocabulary,
        name_pairs=_name_pairs(words, kept),
        numbers=numbers,
        lead_numbers=lead_numbers,
        years=_years(words, whole),
        days=_days(words, whole),
        ending=_ending(words, joined(texts, endings)),
    )


def _pieces(title: str | None, text: str) -> tuple[str, str, str]:
    """A title, its text, and the end of what follows the text."""
    whole = text[:MAX_CHARS]
    told = before_about(whole)
    return (title or "")[:_TITLE_CHARS], told, whole[len(told) :][-_AFTER_CHARS:]


def _places(words: Words, part: int) -> Ragged:
    """The places of the words of a part of each text: its title, itself, or what follows it."""
    starts, ends = words.bounds[part:-1:3], words.bounds[part + 1 :: 3]
    bounds = bounds_of(ends - starts)
    return Ragged(np.repeat(starts - bounds[:-1], ends - starts) + np.arange(bounds[-1]), bounds)


_TITLE_CAPITAL, _TITLE_SMALL, _TEXT_CAPITAL, _TEXT_SMALL, _LEADS, _PERSON = (1 << bit for bit in range(6))
_INDEX_BITS, _INDEX, _HASH_BITS = np.uint64(24), np.uint64((1 << 24) - 1), np.uint64(32)


def _vocabulary(words: Words, titles: Ragged, kept: Ragged) -> Vocabulary:
    """The words of titles and texts, sorted by text and hash.

    Text, hash and place of each make one number of 8, 32 and 24 bits: sorting these is
    faster than to find the order of the first two.
    """
    spoken = joined(titles, kept)
    in_title = spoken.ranks < np.repeat(titles.sizes, spoken.sizes)
    seen = _seen(words.capitals[spoken.values], in_title)
    leads = spoken.ranks < np.repeat(titles.sizes + LEAD_WORDS, spoken.sizes)
    seen[leads] |= _LEADS
    seen[leads & _is_surname(words)[spoken.values]] |= _PERSON
    keys = (spoken.owners.astype(np.uint64) << _HASH_BITS | words.ids[spoken.values]) << _INDEX_BITS
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    at = (keys & _INDEX).astype(np.intp)
    keys >>= _INDEX_BITS
    new = is_new(keys)
    starts = np.flatnonzero(new)
    keys = keys[starts]
    texts = np.arange(len(spoken.bounds), dtype=np.uint64) << _HASH_BITS
    ids = Ragged(keys.astype(np.uint32), keys.searchsorted(texts))
    of = np.full(len(words.ids), -1, np.intp)
    of[spoken.values[at]] = np.cumsum(new) - 1
    seen = np.bitwise_or.reduceat(seen[at], starts) if len(starts) else seen
    return Vocabulary(ids, rarity_steps(ids.values), np.diff(starts, append=len(at)), _flags(ids, seen), of)


def _is_surname(words: Words) -> NDArray[np.bool_]:
    """Words with a capital behind a given name with one, or behind that and an initial.

    "John Paul" is none, nor is "Anna-Lena". What has an apostrophe is another word than the
    name without it, and says nothing.
    """
    capitals = np.flatnonzero(words.capitals)
    given = np.zeros(len(words.ids), np.bool_)
    given[capitals] = among(words.ids[capitals], frozen().given)
    behind = np.append(False, given[:-1]) & words.follows
    initial = words.capitals & (words.ends - words.starts == 1)
    found = words.capitals & ~given & ~initial & (behind | np.append(False, (initial & behind)[:-1]))
    text = words.characters.text
    for at in np.flatnonzero(found).tolist():
        start, end = int(words.starts[at]), int(words.ends[at])
        found[at] = text[start - 1].isspace() and "'" not in text[start:end]
    return np.asarray(found, np.bool_)


def _seen(capitals: NDArray[np.bool_], in_title: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """How and where each word is written."""
    title = np.where(capitals, _TITLE_CAPITAL, _TITLE_SMALL)
    text = np.where(capitals, _TEXT_CAPITAL, _TEXT_SMALL)
    return np.where(in_title, title, text).astype(np.uint8)


def _flags(ids: Ragged, seen: NDArray[np.uint8]) -> NDArray[np.uint8]:
    is_name = _names(ids, seen, _TEXT_CAPITAL, _TEXT_SMALL) | _names(ids, seen, _TITLE_CAPITAL, _TITLE_SMALL)
    in_title = seen & (_TITLE_CAPITAL | _TITLE_SMALL) != 0
    in_lead, is_person = seen & _LEADS != 0, seen & _PERSON != 0
    flags = IS_PERSON * is_person + IS_NAME * is_name + IN_LEAD * in_lead + IN_TITLE * in_title
    return np.asarray(flags, np.uint8)


def _names(ids: Ragged, seen: NDArray[np.uint8], capital: int, small: int) -> NDArray[np.bool_]:
    """Words that are never written small; none where most have a capital, as in a headline."""
    is_name = seen & (capital | small) == capital
    names, others = ids.only(is_name).sizes, ids.only(seen & small != 0).sizes
    believed = 2 * names <= np.maximum(4, names + others)
    return np.asarray(is_name & np.repeat(believed, ids.sizes), np.bool_)


def _name_pairs(words: Words, kept: Ragged) -> Ragged:
    at = kept.values
    pairs = np.zeros(len(at), np.bool_)
    beside = (at[1:] == at[:-1] + 1) & words.follows[at[1:]]
    pairs[:-1] = beside & words.capitals[at[:-1]] & words.capitals[at[1:]]
    return kept.only(pairs)


def _numbers(words: Words, titles: Ragged, kept: Ragged) -> tuple[Ragged, Ragged]:
    """The numbers of titles and texts, and of titles and first words."""
    rough = np.zeros(len(words.ids), np.uint32)
    rough[words.figures] = [one or 0 for one in words.rough]
    is_number = np.zeros(len(words.ids), np.bool_)
    is_number[words.figures] = [one is not None for one in words.rough]

    def distinct(places: Ragged) -> Ragged:
        found = places.only(is_number[places.values])
        return found.of(rough[found.values]).distinct().head(_MAX_NUMBERS)

    return distinct(joined(titles, kept)), distinct(joined(titles, kept.head(LEAD_WORDS)))


def _years(words: Words, whole: Ragged) -> list[int]:
    is_figure = np.zeros(len(words.ids), np.bool_)
    is_figure[words.figures] = True
    figures = whole.only(is_figure[whole.values])
    return [latest_year(written) for written in by_text(words.written(figures.values), figures.bounds)]


def _days(words: Words, whole: Ragged) -> Ragged:
    """What stands beside each word that may be a month; nothing does beyond the ends of a text."""
    months = words.capitals[whole.values]
    months[months] = among(words.ids[whole.values[months]], _MONTHS)
    at = np.flatnonzero(months)
    owners = whole.owners[at]
    columns = []
    for offset in (-2, -1, 0, 1):
        beside = at + offset
        inside = (beside >= whole.bounds[owners]) & (beside < whole.bounds[owners + 1])
        written = words.written(whole.values[np.where(inside, beside, at)])
        columns.append([one if there else "" for one, there in zip(written, inside.tolist(), strict=True)])
    near = by_text(list(zip(*columns, strict=True)), whole.only(months).bounds)
    return ragged([days_of(beside) for beside in near])


def _ending(words: Words, whole: Ragged) -> Ragged:
    """Runs of four words of the last _ENDING words, or of the second half if that is less."""
    first = np.maximum(whole.sizes // 2, whole.sizes - _ENDING)
    end = whole.only(whole.ranks >= np.repeat(first, whole.sizes))
    return grams(end.of(words.ids[end.values]), 4).distinct()
