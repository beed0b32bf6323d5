"""Where sentences begin and end.

A line is never part of two sentences: `transforms.parse` puts one paragraph on a
line. Within a line a sentence ends at `.`, `!` or `?` before white space and a
capital, unless the full stop belongs to an abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.facts.tables import words

# A sentence longer than this is cut at a space: it stands beside each of its facts.
LONGEST = 1500

_OPEN_ENDED = words("sentences", "open_ended")
_OPEN_ENDED_CAPITALISED = words("sentences", "open_ended_capitalised")
_MAY_END = words("sentences", "may_end")
_STARTERS = words("sentences", "starters")

_BREAK = re.compile(
    r"\n+"
    r"|[。！？]{1,6}[”’」』）]{0,3}"
    r"|(?<![.!?…])[.!?…]{1,6}[\"'”’)\]»]{0,3}(?=[^\S\n])"
    r"|(?<=[a-z][a-z]\d)\.(?=[A-Z][a-z])|(?<=[a-z][a-z])\.(?=[A-Z][a-z])"  # "industry.The": a lost space
)
_LAST_WORD = re.compile(r"[^\s(\[“\"‘']{1,24}\Z")
_NEXT_WORD = re.compile(r"\s{0,8}[\"'“‘(\[«]{0,3}([^\s.,;:!?]{0,24})")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words it covers."""
        return text[self.start : self.end]


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the white space around them.

    Every character that is not white space lies in exactly one; none is longer
    than `LONGEST`.
    """
    return tuple(part for whole in _wholes(text) for part in _cut(text, whole))


def _wholes(text: str) -> Iterator[Span]:
    start = 0
    for match in _BREAK.finditer(text):
        if _ends(text, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _ends(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark[0] in "\n。！？":
        return True
    following = _NEXT_WORD.match(text, match.end())
    word = following.group(1) if following else ""
    if word and word[0].islower():
        return False
    starter = word.replace("’", "'").partition("'")[0].lower() in _STARTERS
    if match.end() < len(text) and not text[match.end()].isspace():
        return starter
    return mark[0] != "." or mark[:2] == ".." or _full_stop(text, match.start(), word, starter)


def _full_stop(text: str, at: int, following: str, starter: bool) -> bool:
    """Whether the `.` at `at` ends a sentence and not an abbreviation."""
    before = _LAST_WORD.search(text, max(0, at - 24), at)
    word = before.group() if before else ""
    last = word.lower().rpartition("-")[2]
    if last in _OPEN_ENDED:
        return False
    if word == "c" and following and not following[0].isalpha():
        return False  # "c. 40": circa
    if last in _OPEN_ENDED_CAPITALISED:
        return word.islower() and not following[:1].isdigit()
    initial = len(word) == 1 and word.isupper()
    if initial or last in _MAY_END or (len(last) == 3 and last[1] == "."):
        return starter or not following
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _cut(text: str, whole: Span) -> Iterator[Span]:
    start = whole.start
    while whole.end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        end = space if space > 0 else start + LONGEST
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, whole.end)
