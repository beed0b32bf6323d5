"""A text as words: folded, split, hashed. The same on every machine.

Nothing here knows a language: words are runs of letters, and scripts that write
without spaces are cut into pairs of characters. Only magnitude words ("million")
are English; without them numbers are compared as written.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.uint32]

# Longer texts are read up to here: a million letters are some 150,000 words.
MAX_CHARS = 1_000_000

_QUOTES = {"'": "‘’‚‛‹›′", '"': "“”„‟«»″"}
_NUMBER = r"\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,30}(?:\.\d{1,12})?"
_BREAK = r"[.!?:;,()\"\n|/]"
_TOKEN = re.compile(rf"[^\W\d_]{{1,64}}(?:'[^\W\d_]{{1,16}}|)|{_NUMBER}|{_BREAK}")
_ASCII_TOKEN = re.compile(rf"[A-Za-z]{{1,64}}(?:'[A-Za-z]{{1,16}}|)|{_NUMBER}|{_BREAK}", re.ASCII)  # faster
_BREAKS = frozenset('.!?:;,()"\n|/')
# Scripts without spaces: Thai, Lao, Myanmar, Khmer, CJK, kana.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_MAGNITUDE = {"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}


def fold(text: str) -> str:
    """`text` after NFKC, with plain quotes and single spaces."""
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    for plain, curly in _QUOTES.items():
        for quote in curly:
            text = text.replace(quote, plain)
    return text


def text_key(text: str) -> str:
    """The sha256 that exact copies share."""
    return hashlib.sha256(fold(text).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Words:
    """The words of a text in order; sets of places count in them."""

    ids: Ids  # one hash a word
    surfaces: tuple[str, ...]  # the words themselves
    capitals: NDArray[np.bool_]  # which are written with a capital
    follows: NDArray[np.bool_]  # which follow the word before them without a stop
    figures: Mapping[int, int]  # numbers that say something, cut to two digits, by place


_ABOUT = re.compile(r"\n[ \t]{0,8}(?:About|ABOUT) [A-Z][^\n]{1,78}(?:\n|$)")
_LEAST = 40  # words before such a line, or it is the article's own heading


def before_about(text: str) -> str:
    """`text` up to the line "About Such Company": what follows is the same under all its releases."""
    for found in _ABOUT.finditer(text):
        if len(text[: found.start()].split(None, _LEAST)) >= _LEAST:
            return text[: found.start()]
    return text


_STOP, _CAPITAL, _DIGIT = 1 << 32, 1 << 33, 1 << 34
_MOST_CODES = 50_000


class _Codes(dict[str, int]):
    """The hash of each token and, above it, what it is. Kept, as the words of one text stand in the next."""

    def __missing__(self, token: str) -> int:
        if len(self) >= _MOST_CODES:
            self.clear()
        first = token[0]
        code = crc32(token.casefold().encode("utf-8", "surrogatepass"))
        if first.isupper():
            code += _CAPITAL
        elif first.isdigit():
            code += _DIGIT
        elif first in _BREAKS:
            code += _STOP
        self[token] = code
        return code


_codes = _Codes()


def split(text: str) -> Words:
    """Cut `text` into words."""
    text = _plain(text[:MAX_CHARS])
    if text.isascii():
        tokens = _ASCII_TOKEN.findall(text)
    else:
        tokens = _TOKEN.findall(text)
        if _UNSPACED.search(text):
            tokens = [piece for token in tokens for piece in _pieces(token)]
    codes = np.fromiter(map(_codes.__getitem__, tokens), np.int64, len(tokens))
    is_word = codes & _STOP == 0
    places = np.flatnonzero(is_word)
    codes = codes[places]
    ids = codes.astype(np.uint32)  # the lower half
    figures: dict[int, int] = {}
    for at in np.flatnonzero(codes & _DIGIT).tolist():
        place = int(places[at])
        after = tokens[place + 1].casefold() if place + 1 < len(tokens) else ""
        ids[at], rough = _figure(tokens[place], _MAGNITUDE.get(after))
        if rough is not None:
            figures[at] = rough
    follows = np.zeros(len(places), np.bool_)
    follows[1:] = places[1:] - places[:-1] == 1
    surfaces = tuple(compress(tokens, is_word.tolist()))
    return Words(ids, surfaces, codes & _CAPITAL != 0, follows, figures)


def distinct(ids: Ids) -> Ids:
    """Every hash once, in order. For texts of a few hundred words faster than np.unique."""
    ids = ids.copy()
    ids.sort()
    is_new = np.ones(len(ids), np.bool_)
    np.not_equal(ids[1:], ids[:-1], out=is_new[1:])
    return ids[is_new]


def among(ids: Ids, known: Ids) -> NDArray[np.bool_]:
    """Which of `ids` are in `known`, which is in order."""
    if not len(known):
        return np.zeros(len(ids), np.bool_)
    at = known.searchsorted(ids)
    at[at == len(known)] = 0
    return np.asarray(known[at] == ids, np.bool_)


def _pieces(token: str) -> list[str]:
    if len(token) < 3 or not _UNSPACED.match(token):
        return [token]
    return [token[start : start + 2] for start in range(len(token) - 1)]


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
