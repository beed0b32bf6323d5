"""Whom a surname stands for where the text names one person, or several, by it in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from transforms.facts.names.names import is_common
from transforms.facts.names.persons import could_be_full_name
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.surface import Chunk, bare_words

_HIS, _HER = frozenset({"mr", "sir"}), frozenset({"mrs", "ms", "miss", "lady"})


def in_full(text: str, people: Sequence[Sighting], free: Sequence[Chunk]) -> list[Sighting]:
    """`people` with whom a title and a surname mean, and with that full name wherever it is in `free`.

    "Ms. Vance" is Ada Vance where the text has named her so before, with a sign beside it or not. Where
    it has "Mr. Vance" as well, or a second Vance in full, neither is sure.
    """
    told: dict[str, set[str]] = {}
    for one in people:
        if " " not in one.name:
            told.setdefault(_surname(one.name), set()).add(_courtesy(text, one))
    if not told:
        return list(people)
    people = sorted([*people, *_named_elsewhere(text, told.keys(), free)], key=lambda one: one.start)
    full = most_named(people)
    first = {_surname(one.name): one.name for one in reversed(people)}
    namesakes = Counter(_surname(name) for name in {one.name for one in people if " " in one.name})
    sure = {
        name
        for name, courtesies in told.items()
        if " " in first[name]
        and not (courtesies & _HIS and courtesies & _HER)
        and not (courtesies & (_HIS | _HER) and namesakes[name] > 1)
    }
    return [
        replace(one, name=full.get(_surname(one.name), one.name))
        if " " not in one.name and _surname(one.name) in sure
        else one
        for one in people
    ]


def most_named(people: Sequence[Sighting]) -> Mapping[str, str]:
    """For each surname the full name that it stands in most often; of two as frequent, the first."""
    found: dict[str, str] = {}
    for name, _ in Counter(one.name for one in people if " " in one.name).most_common():
        found.setdefault(_surname(name), name)
    return found


def _surname(name: str) -> str:
    return bare_words(name)[-1]


def _courtesy(text: str, one: Sighting) -> str:
    before = text[max(0, one.start - 8) : one.start].lower().replace(".", "").split()
    return before[-1] if before else ""


def _named_elsewhere(text: str, surnames: Iterable[str], free: Sequence[Chunk]) -> Iterator[Sighting]:
    """The runs without a sign that could be a full name with one of `surnames`."""
    for chunk in free:
        if chunk.words[-1].bare not in surnames or not 2 <= len(chunk.words) <= 3:
            continue
        if could_be_full_name(text, chunk) and not any(is_common(word.text) for word in chunk.words[:-1]):
            name = " ".join(chunk.of(text).split())
            yield Sighting(chunk.start, chunk.end, "person", name, "surname", 0.85)
