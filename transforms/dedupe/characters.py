"""A text as arrays: what each of its characters is, and the same text without regard to case."""

from __future__ import annotations

from dataclasses import dataclass
from re import compile as pattern

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.ragged import Places, bounds_of

LETTER, DIGIT, BREAK, APOSTROPHE, POINT, CAPITAL, FIGURE, UNSPACED = (1 << bit for bit in range(8))
_BREAKS = frozenset('.!?:;,()"\n|/')
# Scripts without spaces: Thai, Lao, Myanmar, Khmer, CJK, kana.
_UNSPACED = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def _kind(character: str) -> int:
    kind = BREAK * (character in _BREAKS) + APOSTROPHE * (character == "'") + POINT * (character in ".,")
    if character.isdecimal():
        kind += DIGIT
    elif character.isalnum():
        kind += LETTER
    kind += CAPITAL * character.isupper() + FIGURE * character.isdigit()
    return kind + UNSPACED * (_UNSPACED.match(character) is not None)


_KINDS = bytes(_kind(chr(point)) if point < 128 else 0 for point in range(256))


@dataclass(frozen=True)
class Characters:
    """A text, with something said of each of its characters."""

    text: str
    kinds: NDArray[np.uint8]
    folded: NDArray[np.uint32]  # the code points of the text after case folding
    coded: NDArray[np.uint8]  # these in UTF-8
    wide: Places  # the characters that are not ASCII
    lengths: Places  # of these and those before them: how many more characters they are when folded
    widths: Places  # and how many more bytes

    def folded_at(self, places: Places) -> Places:
        """Where in `folded` the characters at `places` begin."""
        return places + self.lengths[self.wide.searchsorted(places)]

    def coded_at(self, places: Places) -> Places:
        """Where in `coded` the characters at `places` begin."""
        return places + self.widths[self.wide.searchsorted(places)]


def characters(text: str) -> Characters:
    """The characters of `text`. What is not ASCII is looked up once for each that occurs."""
    kinds = np.frombuffer(bytearray(text.encode("ascii", "replace").translate(_KINDS)), np.uint8)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = text.casefold()
    wide = np.flatnonzero(points > 127)
    which, places = np.unique(points[wide], return_inverse=True)
    found = [chr(point) for point in which.tolist()]
    kinds[wide] = np.array([_kind(one) for one in found], np.uint8)[places]
    folds = [one.casefold() for one in found]
    lengths = np.array([len(one) - 1 for one in folds], np.intp)
    widths = np.array([len(one.encode("utf-8", "surrogatepass")) - 1 for one in folds], np.intp)
    return Characters(
        text=text,
        kinds=kinds,
        folded=np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32),
        coded=np.frombuffer(folded.encode("utf-8", "surrogatepass"), np.uint8),
        wide=wide,
        lengths=bounds_of(lengths[places]),
        widths=bounds_of(widths[places]),
    )
