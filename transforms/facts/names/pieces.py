"""Where a name begins and ends within a run of capitals: behind "Inc.", before "CEO", not at "The"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.facts.names.names import LEGAL_CLOSING, OPENERS, is_legal_form, listed
from transforms.facts.names.resolve import is_known
from transforms.facts.names.surface import LONGEST_NAME, Chunk

_HEADS = listed("organisations", "organisation_heads")
_LEADING = listed("common", "leading")
_DESCRIPTORS = listed("common", "descriptors")
_TITLES = listed("persons", "titles")
_POST_OPENERS = listed("persons", "post_openers")
_POST_ENDS = listed("persons", "post_ends")


def pieces(chunk: Chunk) -> Iterator[Chunk]:
    """Cut a run where a name is over: behind "Inc.", before "CEO"."""
    if len(chunk.words) == 1:
        if not _opens(chunk, 0):
            yield chunk
        return
    first = 0
    for index, word in enumerate(chunk.words):
        closing = index > first and (word.bare in LEGAL_CLOSING or word.text == "Co.")
        next_legal = index + 1 < len(chunk.words) and is_legal_form(chunk.words[index + 1].text)
        title = index > first and _is_post(chunk, index) and not _is_last_head(chunk, index)
        if title:
            yield from _stripped(chunk, first, index)
            first = index
        if closing and not next_legal:
            yield from _stripped(chunk, first, index + 1)
            first = index + 1
    yield from _stripped(chunk, first, len(chunk.words))


def _is_post(chunk: Chunk, index: int) -> bool:
    """Whether a title begins, or a post of several words: "Chief Commercial Officer"."""
    bare = chunk.words[index].bare
    behind = chunk.words[index + 1 : index + 4] if bare in _POST_OPENERS else ()
    return bare in _TITLES or any(word.bare in _POST_ENDS for word in behind)


def _is_last_head(chunk: Chunk, index: int) -> bool:
    """Whether a head or form still follows: "General Motors Company", "President Hotels Group"."""
    return any(word.bare in _HEADS or is_legal_form(word.text) for word in chunk.words[index + 1 :])


def _stripped(chunk: Chunk, first: int, last: int) -> Iterator[Chunk]:
    """Take words off the front that only open a sentence, and a name off that is said twice."""
    while first < last and _opens(chunk, first):
        first += 1
    half = (last - first) // 2
    if half > 1:
        bare = [word.bare for word in chunk.words[first:last]]
        first += half if bare[:half] == bare[half : 2 * half] else 0
    if first < last and last - first <= LONGEST_NAME:
        yield chunk.part(first, last) if last - first < len(chunk.words) else chunk


def _opens(chunk: Chunk, index: int) -> bool:
    word = chunk.words[index]
    lower = word.text.lower()
    if lower in _LEADING or word.text == "&":
        return not (len(word.text) > 1 and word.text.isupper())
    if index or not chunk.initial or word.text.isupper():
        return False
    if not (lower in OPENERS or (lower in _DESCRIPTORS and len(chunk.words) > 2)):
        return False
    return len(chunk.words) < 2 or not is_known(f"{word.text} {chunk.words[1].text}")  # "New Zealand Co."
