"""Runs of capitalised words: where a name can stand.

One pass over the words of a sentence; what the runs name is for others to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from transforms.facts.names.names import LEGAL, LEGAL_CLOSING, OPENERS, is_common, listed
from transforms.facts.text.sentences import Span

LONGEST_NAME = 9  # words; a longer run is a headline

_WORD = re.compile(r"[^\W_][\w&'’.\-‑]*|&")
_POSSESSIVES = ("'s", "’s")
_INNER_POSSESSIVE = listed("common", "inner_possessives")
_PARTICLES = listed("common", "particles")
_SMALL = _PARTICLES | LEGAL_CLOSING  # small words that can be in a name
_ABBREVIATIONS = LEGAL | listed("common", "abbreviations")
_TRAILING = ".'’-‑&"


class Word(NamedTuple):
    """A word without its possessive and its closing marks, as it stands in the text."""

    start: int
    end: int
    text: str
    possessive: bool = False  # followed by "'s"

    @property
    def bare(self) -> str:
        """In small letters and without dots: "Inc." and "INC" are both "inc"."""
        return self.text.replace(".", "").lower()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of capitalised words within one sentence."""

    words: tuple[Word, ...]
    sentence: Span
    initial: bool  # first in its sentence: its first capital says nothing
    possessive: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    def of(self, text: str) -> str:
        """The characters it covers."""
        return text[self.start : self.end]

    def part(self, first: int, last: int) -> Chunk:
        """The run of its words from `first` up to `last`, exclusive."""
        words = self.words[first:last]
        return Chunk(words, self.sentence, self.initial and first == 0, words[-1].possessive)


def chunks(text: str, sentences: Iterable[Span]) -> Iterator[Chunk]:
    """The capitalised runs of every sentence that does not shout or stand in title case."""
    for span in sentences:
        words, plain = _telling(text, span)
        if _is_headline(words, plain):
            continue
        yield from _runs(text, span, words)


def _telling(text: str, span: Span) -> tuple[list[Word], int]:
    """The first word of a sentence and all that can be in a run; how many longer ones are left out."""
    words: list[Word] = []
    plain = 0
    for match in _WORD.finditer(text, span.start, span.end):
        word = match.group()
        if not words or not "a" <= word[0] <= "z" or word[1:2].isupper() or word.rstrip(".") in _SMALL:
            words.append(_word(match, span.end))
        elif len(word) > 3:
            plain += 1
    return words, plain


def bare_words(text: str) -> tuple[str, ...]:
    """The words of a name as `Word.bare` has them."""
    return tuple(_word(match, len(text)).bare for match in _WORD.finditer(text))


def _word(match: re.Match[str], sentence_end: int) -> Word:
    start, text = match.start(), match.group()
    if text[-2:].isalpha():  # most words: nothing to take off
        return Word(start, start + len(text), text)
    possessive = text.endswith(_POSSESSIVES)
    if possessive:
        text = text[:-2]
    elif text[-1] in _TRAILING and text != "&":
        text = _without_marks(text, at_end=match.end() == sentence_end)
    return Word(start, start + len(text), text, possessive)


def _without_marks(text: str, at_end: bool) -> str:
    """Take closing marks off, but leave abbreviations their dot: "U.S.", "Co.", "J."."""
    bare = text.rstrip(_TRAILING)
    if text == bare + "." and _keeps_dot(bare, at_end):
        return text
    return bare or text[:1]


def _keeps_dot(bare: str, at_end: bool) -> bool:
    if "." in bare:  # "U.S.", but not "zentrix.com."
        return all(len(part) < 3 for part in bare.split("."))
    return not at_end and (_is_shortened(bare) or (len(bare) == 1 and bare.isupper()))


def _is_shortened(bare: str) -> bool:
    """ "Corp", but not "Corporation"."""
    return len(bare) < 6 and bare.lower() in _ABBREVIATIONS


def _is_headline(words: list[Word], plain: int) -> bool:
    """Whether capitals say nothing here: plain words have them, and hardly a word has none."""
    long = [word.text for word in words[1:] if len(word.text) > 3]
    capitals = [text for text in long if text[0].isupper()]
    if len(capitals) < 3 or len(capitals) < 5 * (len(long) + plain - len(capitals)):
        return False
    return sum(map(is_common, capitals)) * 2 > len(capitals)


def _runs(text: str, span: Span, words: list[Word]) -> Iterator[Chunk]:
    run: list[Word] = []
    for index, word in enumerate(words):
        if run and not _joins(text, run, word, words[index + 1] if index + 1 < len(words) else None):
            yield from _chunk(run, span, words[0])
            run = []
        if run or (_is_capital(word.text) and text[word.start - 1 : word.start] != "$"):  # "$TOKEN"
            run.append(word)
    yield from _chunk(run, span, words[0] if words else None)


def _only_opens(text: str) -> bool:
    """Whether a capital only begins a sentence: "The", "It", not "IT"."""
    return text.lower() in OPENERS and not (len(text) > 1 and text.isupper())


def _joins(text: str, run: list[Word], word: Word, following: Word | None) -> bool:
    last = run[-1]
    if last.possessive and last.text.lower() not in _INNER_POSSESSIVE:
        return False
    gap = text[last.end + (2 if last.possessive else 0) : word.start]
    if gap in (",", ", "):
        return word.bare in LEGAL and word.text[0].isupper()
    if gap != " " and gap != "\xa0":
        return False
    if word.text in LEGAL_CLOSING:  # "Brightwater Foods plc"
        return True
    if word.text == "&" or (word.text in _PARTICLES and not run[0].text.isupper()):
        goes_on = following is not None and text[word.end : following.start] == " "
        return goes_on and following is not None and _is_capital(following.text)
    return _is_capital(word.text)


def _is_capital(text: str) -> bool:
    # "3M", "iRobot", "eBay" have their capital second.
    return text[0].isupper() or (len(text) > 1 and text[1].isupper() and text[1:].isalpha())


def _chunk(run: list[Word], span: Span, first: Word | None) -> Iterator[Chunk]:
    if run and len(run) <= LONGEST_NAME * 2 and not (run[-1] is first and _only_opens(first.text)):
        yield Chunk(tuple(run), span, run[0] is first, run[-1].possessive)
