"""Headlines of other articles that stand at the end of a copied text."""

from __future__ import annotations

import re
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
    run: list[int] = []
    while kept and _is_headline(out[kept[-1]].text):
        run.insert(0, kept.pop())
    while run and len(run) >= 2:
        body = _words(" ".join(out[index].text for index in kept))
        signed = any(is_copyright(line.text) for line in out[run[-1] + 1 :])
        if kept and _foreign([out[index].text for index in run], body) <= (0.5 if signed else 0.34):
            for index in run:
                out[index] = out[index].aside("related")
            break
        kept.append(run.pop(0))
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


def _foreign(headlines: Sequence[str], body: frozenset[str]) -> float:
    """Share of the headlines' words that the text uses too."""
    words = _words(" ".join(headlines))
    return len(words & body) / len(words) if words else 1.0


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:7] for word in _WORD.findall(text))
