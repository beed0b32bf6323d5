"""Headlines of other articles that stand at the end of a copied text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from transforms.parse.conventions import is_copyright
from transforms.parse.lines import Line

LONGEST = 220
_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_END = re.compile(r"""[.!?。！？…][")\]'’”»]{0,2}$""")


def set_headlines_aside(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a run of foreign headlines at their tail set aside as `related`.

    What tells it: two or more single lines in the capitals of a headline, or
    without an end mark where a script has no capitals, that speak in other words
    than the text before them. A copyright line after them makes it surer.
    """
    out = list(lines)
    kept = [index for index, line in enumerate(out) if line.kept]
    first = len(kept)
    while first and _is_headline(out[kept[first - 1]].text):
        first -= 1
    if len(kept) - first < 2:
        return out
    signed = any(is_copyright(line.text) for line in out[kept[-1] + 1 :])
    body = set[str]().union(*(_words(out[index].text) for index in kept[:first]))
    start = first + _foreign_from([_words(out[index].text) for index in kept[first:]], body, signed)
    for index in kept[start:] if start and len(kept) - start >= 2 else ():
        out[index] = out[index].aside("related")
    return out


def _is_headline(text: str) -> bool:
    if not 12 <= len(text) <= LONGEST or "\n" in text:
        return False
    words = _WORD.findall(text)
    if not words:
        return not _SENTENCE_END.search(text) and len(text) <= 60
    cased = [word for word in words if word.lower() != word.upper()]
    if not cased:
        return not _SENTENCE_END.search(text) and len(text) <= 60
    capitals = sum(word[0].isupper() for word in cased) / len(cased)
    return len(words) >= 3 and capitals >= (0.85 if _SENTENCE_END.search(text) else 0.7)


def _foreign_from(headlines: Sequence[frozenset[str]], body: set[str], signed: bool) -> int:
    """The first of the headlines from which on they share few words with the text before them.

    Each is looked at once, so that a text of nothing but headlines takes no longer than others.
    """
    counts = Counter(word for words in headlines for word in words)
    shared = len(counts.keys() & body)
    for start, words in enumerate(headlines):
        if (start or body) and counts and shared <= (0.5 if signed else 0.34) * len(counts):
            return start
        for word in words:
            counts[word] -= 1
            left = counts[word] > 0
            shared += (left and word not in body) - (word in body and not left)
            if not left:
                del counts[word]
        body |= words
    return len(headlines)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:7] for word in _WORD.findall(text))
