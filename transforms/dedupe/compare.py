"""A pair of texts as a few numbers with a meaning, the same whichever comes first."""

from __future__ import annotations

from collections.abc import Collection
from math import log

from transforms.dedupe.features import Features

NAMES = (
    "body", "lead", "title", "title_in_text", "names", "names_mass", "numbers", "numbers_mass",
    "phrases3", "phrases5", "letters", "length", "title_conflict", "figures_conflict",
)  # fmt: skip


def compare(a: Features, b: Features) -> tuple[float, ...]:
    """The features of a pair, in the order of NAMES."""
    names, names_mass = _shared(a.names, b.names)
    numbers, numbers_mass = _shared(a.numbers, b.numbers)
    return (
        _cosine(a.body, b.body),
        _cosine(a.lead, b.lead),
        _cosine(a.title, b.title),
        max(_within(a.title, b), _within(b.title, a)),
        names,
        names_mass,
        numbers,
        numbers_mass,
        containment(a.grams3, b.grams3, min(a.bar3, b.bar3)),
        containment(a.grams5, b.grams5, min(a.bar5, b.bar5)),
        containment(a.letters, b.letters, min(a.bar_letters, b.bar_letters)),
        min(a.length, b.length) / max(a.length, b.length, 1),
        float(_conflict(a.title_figures, b.title_figures)),
        _disagreement(a.figures, b.figures),
    )


def _cosine(a: dict[int, float], b: dict[int, float]) -> float:
    return sum([a[word] * b[word] for word in a.keys() & b.keys()])


def _within(title: dict[int, float], text: Features) -> float:
    """The weight of the title's words that stand in the other text, 0 to 1."""
    body, lead = text.body, text.lead
    return sum([weight * weight for word, weight in title.items() if word in body or word in lead])


def _shared(a: dict[int, float], b: dict[int, float]) -> tuple[float, float]:
    """How much of the smaller is in the larger, and how much that is."""
    mass = sum([a[one] for one in a.keys() & b.keys()])
    least = min(sum(a.values()), sum(b.values()))
    return (mass / least if least else 0.0), log(1 + mass)


def containment(a: Collection[int], b: Collection[int], bar: int) -> float:
    """The share of the smaller sample that is in the larger."""
    if bar < 0xFFFFFFFF:
        a = {one for one in a if one <= bar}
        b = {one for one in b if one <= bar}
    least = min(len(a), len(b))
    return len(frozenset(a) & frozenset(b)) / least if least else 0.0


def _conflict(a: frozenset[int], b: frozenset[int]) -> bool:
    """Both name figures that the other does not."""
    return bool(a - b) and bool(b - a)


def _disagreement(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of figures on which both differ, of all."""
    return min(len(a - b), len(b - a)) / (min(len(a), len(b)) or 1)
