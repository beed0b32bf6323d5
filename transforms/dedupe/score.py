"""How likely two texts tell the same event: one model, fitted once and frozen.

A logistic regression on features, corrected by small trees, in which each feature
speaks one way (compare.AGAINST); and two rules: for forms that are filled in, and for
one event told in other words and other units, which alone looks at facts. Made again by
`python tests/benchmarks/dedupe_fit.py --write`, which says what it was fitted on and
how well.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import Any

from transforms.dedupe.compare import NAMES, compare, is_one_form, is_told_alike, shares_too_little
from transforms.dedupe.evidence import has_the_figures
from transforms.dedupe.features import unpack
from transforms.dedupe.keys import WINDOW_DAYS
from transforms.dedupe.marks import unpack_marks
from transforms.models import Pair, Signature

# Signatures and scores of two versions cannot be compared: a new layout, table or model gets a new one.
MODEL_VERSION = "8"
FLOOR = 0.02
RETOLD = 0.9  # told alike in other words, with the same figures


@dataclass(frozen=True)
class Model:
    """What `model.json` holds, with features as places in NAMES."""

    threshold: float  # groups belong together when their scores reach it, see link.py
    intercept: float
    terms: tuple[tuple[int, float], ...]  # feature, weight
    trees: tuple[Any, ...]  # [feature, limit, tree for up to it, tree above it], or a number


@cache
def model() -> Model:
    """The fitted model, read once."""
    read = json.loads((resources.files(__package__) / "model.json").read_text())
    place = {name: at for at, name in enumerate(NAMES)}
    return Model(
        threshold=read["threshold"],
        intercept=read["intercept"],
        terms=tuple((place[name], weight) for name, weight in read["weights"].items()),
        trees=tuple(_placed(tree, place) for tree in read["trees"]),
    )


def _placed(tree: Any, place: dict[str, int]) -> Any:
    if not isinstance(tree, list):
        return tree
    name, limit, below, above = tree
    return place[name], limit, _placed(below, place), _placed(above, place)


def chance(values: Sequence[float]) -> float:
    """How likely a pair with these features tells one event, 0 to 1, to six decimals."""
    fitted = model()
    total = fitted.intercept
    for at, weight in fitted.terms:
        total += weight * values[at]
    for tree in fitted.trees:
        while isinstance(tree, tuple):
            tree = tree[2] if values[tree[0]] <= tree[1] else tree[3]
        total += tree
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 6)


def within_window(a: Signature, b: Signature) -> bool:
    """Whether two texts may belong together by their days; an undated one goes with all."""
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= WINDOW_DAYS


def score(a: Signature, b: Signature) -> Pair | None:
    """How likely it is, 0 to 1, that two texts tell the same event.

    None where it is below the floor, where they lie more than WINDOW_DAYS
    apart, where they share too little to tell, where they are one form with other
    figures, and for two copies of one text, which need no score.
    """
    if a.text_key == b.text_key or not within_window(a, b):
        return None
    one, other = unpack(a.payload), unpack(b.payload)
    values = compare(one, other)
    likely = chance(values)
    if likely < RETOLD and is_told_alike(values) and _has_the_figures(a, b):
        likely = RETOLD
    if likely < FLOOR or shares_too_little(one, other) or is_one_form(one, other):
        return None
    first, second = sorted((a.text_key, b.text_key))
    return Pair(first, second, likely)


def _has_the_figures(a: Signature, b: Signature) -> bool:
    return has_the_figures(unpack_marks(a.payload), unpack_marks(b.payload))
