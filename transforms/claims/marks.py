"""What marks one of several: the side on which a figure stands, and the number of its thing.

Exports are no imports, the killed no injured, and unit 1 is no unit 2, however alike the
sentences are. A mark is taken from the words around the figure, the nearest of its kind.
Two figures that carry a mark of one kind and not the same one are two things. Rivals are
in measures.toml; things are numbered by any word ("unit 2", "phase II", "second furnace").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import pairwise

_TABLE = tomllib.loads(files(__package__).joinpath("measures.toml").read_text("utf-8"))


def _sides(rivalries: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[str, int]]]:
    """By word its side, in one rivalry or in several: "lost" a vote, or money."""
    found: dict[str, list[tuple[str, int]]] = {}
    for rivalry, sides in rivalries.items():
        for side, words in enumerate(sides):
            for word in words.split():
                found.setdefault(word, []).append((rivalry, side))
    return found


_SIDES = _sides(_TABLE["rivals"] | _TABLE["rivals_of_counts"] | _TABLE["counterparts"])
_SORTS = _sides(_TABLE["sorts"])
_NUMBERED, _UNNUMBERED = (frozenset(_TABLE["words"][key].split()) for key in ("numbered", "unnumbered"))

_REACH = 6  # words between a figure and the verb that governs it
_CLAUSE = re.compile(r"[;:()]|,(?!\d)|\b(?:while|whereas|but)\b")
_WORD = re.compile(r"[^\W_]+")
_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th"), start=1
    )
    for word in words.split()
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_LETTERS = "abcdefgh"

Marks = Mapping[str, object]


def marks(before: str, behind: str, stem: Callable[[str], str], *, is_count: bool = True) -> Marks:
    """The marks of a figure between these two parts of its sentence, by kind."""
    found: dict[str, tuple[int, object]] = {}
    ahead = [word.casefold() for word in _WORD.findall(_CLAUSE.split(before)[-1])][-_REACH:]
    after = [word.casefold() for word in _WORD.findall(_CLAUSE.split(behind)[0])][:_REACH]
    for words in (ahead[::-1], after):
        for distance, word in enumerate(words):
            for rivalry, side in _SIDES.get(word, _SIDES.get(stem(word), ())):
                if rivalry in _TABLE["rivals_of_counts"] and not is_count:
                    continue
                if rivalry not in found or distance < found[rivalry][0]:
                    found[rivalry] = distance, side
    # The number of a thing may stand at the far end of the sentence; what was said last before all.
    for part in (_numbers(before)[::-1], _numbers(behind)):
        for thing, number in part:
            found.setdefault(f"number of {thing}", (0, number))
    return {kind: mark for kind, (_, mark) in found.items()}


def sorts(measure: Iterable[str]) -> Marks:
    """Of which sort a measure is, by its words: "wind capacity"; of several where it names several."""
    found: dict[str, set[int]] = {}
    for word in measure:
        for kind, side in _SORTS.get(word, ()):
            found.setdefault(kind, set()).add(side)
    return {f"sort of {kind}": tuple(sorted(sides)) for kind, sides in found.items()}


def are_rivals(one: Marks, other: Marks, *, of_one: bool) -> bool:
    """Whether a mark of one kind differs; `of_one`: both are said of the same body."""
    return any(
        one[kind] != other[kind]
        for kind in one.keys() & other.keys()
        if of_one or kind not in _TABLE["counterparts"]
    )


def _numbers(text: str) -> list[tuple[str, int]]:
    """Each numbered thing of a text, in order: ("phase", 2) of "Phase II", "phase 2", "the second phase"."""
    return list(_numbered([word.casefold() for word in _WORD.findall(text)]))


def _numbered(words: list[str]) -> Iterator[tuple[str, int]]:
    for index, (word, following) in enumerate(pairwise([*words, ""])):
        if word in _ORDINALS and following and following not in _UNNUMBERED and not following.endswith("est"):
            yield following, _ORDINALS[word]
        elif word in _NUMBERED:
            if following in ("no", "number") and index + 2 < len(words):
                following = words[index + 2]
            number = _number(following)
            if number is not None:
                yield word, number


def _number(word: str) -> int | None:
    """The number in "2", "II" and "B"."""
    if word.isdecimal() and len(word) <= 2:
        return int(word)
    if word in _ROMAN:
        return _ROMAN[word]
    return _LETTERS.index(word) + 1 if len(word) == 1 and word in _LETTERS[1:] else None
