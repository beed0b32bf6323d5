"""How likely two texts tell the same event: one calibrated model, fitted once and frozen.

Made again by `python tests/benchmarks/dedupe_fit.py`, which says what it was
fitted on and how well.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from math import exp
from typing import Any

from transforms.dedupe.compare import NAMES, compare
from transforms.dedupe.features import unpack
from transforms.dedupe.keys import WINDOW_DAYS
from transforms.models import Pair, Signature

FLOOR = 0.02


@cache
def model() -> dict[str, Any]:
    """The fitted model: an intercept and a weight for each feature."""
    read: dict[str, Any] = json.loads((resources.files(__package__) / "model.json").read_text())
    return read


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    fitted = model()
    return fitted["intercept"], tuple(fitted["weights"][name] for name in NAMES)


def within_window(a: Signature, b: Signature) -> bool:
    """Whether two texts may belong together by their days; an undated one goes with all."""
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= WINDOW_DAYS


def probability(a: Signature, b: Signature) -> float:
    """The score of two texts whatever their days, to six decimals."""
    intercept, weights = _weights()
    values = compare(unpack(a.payload), unpack(b.payload))
    total = intercept + sum([weight * value for weight, value in zip(weights, values, strict=True)])
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 6)


def score(a: Signature, b: Signature) -> Pair | None:
    """The probability that two texts tell the same event.

    None where it is below the floor, where they lie more than WINDOW_DAYS
    apart, and for two copies of one text, which need no score.
    """
    if a.text_key == b.text_key or not within_window(a, b):
        return None
    chance = probability(a, b)
    if chance < FLOOR:
        return None
    first, second = sorted((a.text_key, b.text_key))
    return Pair(first, second, chance)
