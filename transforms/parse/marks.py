"""What the words of a line give away, in the languages that news comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.parse.tables import table

_VOCABULARY: dict[str, str] = table("marks")
MARKS = tuple(_VOCABULARY)
_POSITION = {mark: position for position, mark in enumerate(MARKS)}
_ANYWHERE: dict[str, list[int]] = {}
_PAIRS: dict[str, dict[str, list[int]]] = {}  # by the first word of two, then by the second
_AT_HEAD: dict[str, list[int]] = {}
for _mark, _names in _VOCABULARY.items():
    for _name in _names.split():
        _first, _, _second = _name.partition("-")
        if _name[0] == "^":
            _AT_HEAD.setdefault(_name[1:], []).append(_POSITION[_mark])
        elif _second:
            _PAIRS.setdefault(_first, {}).setdefault(_second, []).append(_POSITION[_mark])
        else:
            _ANYWHERE.setdefault(_name, []).append(_POSITION[_mark])
_REACH = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|https?://|\bwww\.|pic\.twitter|(?:^|\s)@\w{3}|(?:^|\s)#\w{3}"
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d|年)")
_NO_PAIRS: dict[str, list[int]] = {}
_TELLING = frozenset(_ANYWHERE.keys() | _PAIRS.keys())
COUNT = len(MARKS) + 2
NAMES = (*MARKS, "reach", "clock")


def marks_in(text: str, words: list[str]) -> list[float]:
    """How often each of NAMES stands in a line, up to 3; `words` are its first ones, folded."""
    found = [0.0] * COUNT
    for position in [] if _TELLING.isdisjoint(words) else _positions(words):
        if found[position] < 3:
            found[position] += 1
    for name in (words[0], "-".join(words[:2])) if words else ():
        for position in _AT_HEAD.get(name, ()):
            found[position] += 1
    if "@" in text or "http" in text or "www" in text or "#" in text or "pic." in text:
        found[-2] = 1.0 if _REACH.search(text[:300]) else 0.0
    if len(text) < 200 and _CLOCK.search(text):
        found[-1] = 1.0
    return found


def _positions(words: list[str]) -> Iterator[int]:
    pairs = _NO_PAIRS
    for word in words:
        yield from _ANYWHERE.get(word, ())
        yield from pairs.get(word, ())
        pairs = _PAIRS.get(word, _NO_PAIRS)


def invites(words: list[str]) -> bool:
    """Whether a heading sends the reader elsewhere: "Related", "Read more"."""
    return (
        any(_POSITION["call"] in _AT_HEAD.get(name, ()) for name in (words[0], "-".join(words[:2])))
        if words
        else False
    )
