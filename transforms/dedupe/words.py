"""A text as words: folded, split, hashed. The same on every machine.

Nothing here knows a language: words are runs of letters, and scripts that write
without spaces are cut into pairs of characters.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.uint32]

# Longer texts are read up to here: a million letters are some 150,000 words.
MAX_CHARS = 1_000_000

_QUOTES = str.maketrans("‘’‚‛“”„‟«»‹›′″", "''''\"\"\"\"\"\"'''\"")
_NUMBER = r"\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,30}(?:\.\d{1,12})?"
_TOKEN = re.compile(rf"{_NUMBER}|[^\W\d_]{{1,64}}(?:'[^\W\d_]{{1,16}})?|[.!?:;,()\"\n|/]")
_BREAKS = frozenset(".!?:;,()\"\n|/")
# Scripts without spaces: Thai, Lao, Myanmar, Khmer, CJK, kana.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_MAGNITUDE = {"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}


def fold(text: str) -> str:
    """`text` after NFKC, with plain quotes and single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(text.split())


def text_key(text: str) -> str:
    """The sha256 that exact copies share."""
    return hashlib.sha256(fold(text).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Words:
    """The words of a text in order, with what their writing says of them."""

    ids: Ids  # one hash a word
    surfaces: tuple[str, ...]  # the words themselves
    names: Ids  # words written with a capital inside a sentence
    pairs: tuple[tuple[int, int], ...]  # two capitalised words side by side
    numbers: Ids  # numbers to two significant digits, with their magnitude
    figures: frozenset[str]  # the same numbers in full


def split(text: str) -> Words:
    """Cut `text` into words."""
    text = text[:MAX_CHARS]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    tokens = _TOKEN.findall(text)
    if _UNSPACED.search(text):
        tokens = [piece for token in tokens for piece in _pieces(token)]
    lower = [token.casefold() for token in tokens]
    hashed = [crc32(token.encode("utf-8", "surrogatepass")) for token in lower]
    ids: list[int] = []
    surfaces: list[str] = []
    names: set[int] = set()
    pairs: dict[tuple[int, int], None] = {}
    figures: dict[str, int] = {}
    capital = 0
    after_break = True
    for position, token in enumerate(tokens):
        if token in _BREAKS:
            capital, after_break = 0, True
            continue
        if token[0].isdigit():
            unit = lower[position + 1] if position + 1 < len(lower) else ""
            figure, rough = _figure(token, unit)
            ids.append(crc32(figure.encode()))
            surfaces.append(token)
            if rough:
                figures[figure] = crc32(rough.encode())
            capital, after_break = 0, False
            continue
        word = hashed[position]
        ids.append(word)
        surfaces.append(token)
        if token[0].isupper():
            if not after_break:
                names.add(word)
            if capital:
                pairs[capital, word] = None
            capital = word
        else:
            capital = 0
        after_break = False
    if 2 * len(names) > len(set(ids)):  # all capitals, or a text that is one headline
        names, pairs = set(), {}
    return Words(
        np.array(ids, np.uint32),
        tuple(surfaces),
        np.array(sorted(names), np.uint32),
        tuple(pairs),
        np.array(sorted(set(figures.values())), np.uint32),
        frozenset(figures),
    )


def _pieces(token: str) -> list[str]:
    if len(token) < 3 or not _UNSPACED.match(token):
        return [token]
    return [token[start : start + 2] for start in range(len(token) - 1)]


def _figure(token: str, unit: str) -> tuple[str, str]:
    """A number as `digits e power`, in full and cut to two digits; bare years and small counts say little."""
    whole, _, fraction = token.replace(",", "").partition(".")
    fraction = fraction.rstrip("0")
    digits = (whole + fraction).lstrip("0")
    power = _MAGNITUDE.get(unit, 0) - len(fraction)
    shown = digits.rstrip("0")
    power += len(digits) - len(shown)
    figure = f"{shown or '0'}e{power}"
    is_small = len(digits) < 2 and unit not in _MAGNITUDE
    is_year = not fraction and len(whole) == 4 and whole[:2] in ("19", "20") and unit not in _MAGNITUDE
    if is_small or is_year:
        return figure, ""
    rough = f"{shown[:2].ljust(2, '0')}e{power + len(shown) - 2}"
    return figure, rough
