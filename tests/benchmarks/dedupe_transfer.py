"""Ways to join reports of a kind that no fitted set has: what each gains there, and what it costs.

    pip install scikit-learn lightgbm
    python tests/benchmarks/dedupe_transfer.py

ecb+ alone holds many independent reports of two like events. Each way is fitted without
it and measured on it ("unseen"), then cross-validated with it ("seen"), as dedupe_fit.py
does. "blind" is what a choice may look at that leaves ecb+ out: the mean F1 of the other
sets, each scored by a model that saw neither it nor ecb+. TF-IDF's F1 on ecb+ is .823.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import lightgbm
import numpy as np
from dedupe_fit import (
    HALVES,
    STRANGERS,
    TREES,
    Fitted,
    Pairs,
    Part,
    Rates,
    clusters,
    held_out,
    left_out,
    made_up,
    pairs_of,
    together,
)
from dedupe_halves import halves
from dedupe_sets import SETS, load, pairwise
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.linear_model import LogisticRegression

from transforms.dedupe.compare import NAMES

THRESHOLDS = (0.45, 0.5, 0.55, 0.6)
UNSEEN = "ecb+"
FEW = ("body", "lead_in_text_less", "same_writer", "days_differ", "heroes_less")  # alike in all sets
COSINE = NAMES.index("body")

Model = Callable[[np.ndarray], np.ndarray]
Groups = Callable[[Pairs, np.ndarray, float], list[str]]


class Few:
    """A logistic regression on the features FEW and their squares."""

    def __init__(self, parts: Sequence[Part]) -> None:
        x, y, weight = together(parts)
        self.at = [NAMES.index(name) for name in FEW]
        self.line = LogisticRegression(max_iter=1000).fit(self._terms(x), y, sample_weight=weight)

    def __call__(self, x: np.ndarray) -> np.ndarray:
        return _chance(self.line.decision_function(self._terms(x)))

    def _terms(self, x: np.ndarray) -> np.ndarray:
        return np.hstack([x[:, self.at], x[:, self.at] ** 2])


class FromTheCosine:
    """Trees that correct a score which is TF-IDF's cosine alone, with a strong pull towards it."""

    def __init__(self, parts: Sequence[Part]) -> None:
        x, y, weight = together(parts)
        self.trees = lightgbm.LGBMRegressor(objective="binary", **{**TREES, "reg_lambda": 100.0})
        self.trees.fit(x, y, sample_weight=weight, init_score=self._start(x))

    def __call__(self, x: np.ndarray) -> np.ndarray:
        return _chance(self._start(x) + self.trees.predict(x, raw_score=True))

    def _start(self, x: np.ndarray) -> np.ndarray:
        return 15 * (x[:, COSINE] - 0.3)


def _chance(total: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def average(pairs: Pairs, chance: np.ndarray, threshold: float) -> list[str]:
    """The groups that the pipeline makes."""
    return clusters(pairs, chance, [threshold])[threshold]


def with_cosine(pairs: Pairs, chance: np.ndarray, threshold: float) -> list[str]:
    """The same, where a cosine above .3 speaks for a pair once more."""
    odds = np.log(np.clip(chance, 1e-4, 1 - 1e-4) / np.clip(1 - chance, 1e-4, 1))
    return average(pairs, _chance(odds + 20 * (pairs.x[:, COSINE] - 0.3)), threshold)


def linked(method: str) -> Groups:
    """Groups by another linkage of scipy's; a pair without a score counts as nothing."""

    def groups(pairs: Pairs, chance: np.ndarray, threshold: float) -> list[str]:
        count = len(pairs.sample.ids)
        alike = np.zeros((count, count))
        alike[pairs.ends[:, 0], pairs.ends[:, 1]] = chance
        keys = np.array([signature.text_key for signature in pairs.sample.signatures])
        distance = np.clip(1 - np.maximum(alike, alike.T), 0, 1)
        distance[keys[:, None] == keys] = 0
        tree = linkage(squareform(distance, checks=False), method)
        return [str(one) for one in fcluster(tree, 1 - threshold, "distance")]

    return groups


@dataclass(frozen=True)
class Way:
    """What fits it, what the made-up pairs weigh and those of two events among them, what groups it."""

    make: Callable[[Sequence[Part]], Model] = Fitted
    share: float = HALVES
    strangers: float = STRANGERS
    groups: Groups = average


def free(parts: Sequence[Part]) -> Model:
    """The model where a feature may speak for one event here and against it there."""
    return Fitted(parts, one_way=False)


def without_persons(parts: Sequence[Part]) -> Model:
    """The model on features that do not know persons from companies."""
    at = [NAMES.index(name) for name in ("persons", "persons_less", "persons_apart")]

    def blank(x: np.ndarray) -> np.ndarray:
        x = x.copy()
        x[:, at] = 0
        return x

    model = Fitted([(blank(x), y, weight) for x, y, weight in parts])
    return lambda x: model(blank(x))


WAYS = {
    "the model": Way(),
    "free": Way(free),
    "free, strangers as heavy": Way(free, strangers=1.0),
    "without persons": Way(without_persons),
    "no made-up pairs": Way(share=0.0),
    "made-up strangers as heavy": Way(strangers=1.0),
    "made-up strangers a tenth": Way(strangers=0.1),
    "five features": Way(Few),
    "pulled to the cosine": Way(FromTheCosine),
    "cosine counts twice": Way(groups=with_cosine),
    "average link alone": Way(groups=linked("average")),
    "single link": Way(groups=linked("single")),
    "weighted average link": Way(groups=linked("weighted")),
    "complete link": Way(groups=linked("complete")),
}


def _rates(pairs: Pairs, chances: Mapping[str, np.ndarray], way: Way, threshold: float) -> Rates:
    return pairwise(pairs.sample.clusters, way.groups(pairs, chances[pairs.sample.name], threshold))


def main() -> None:
    every = [pairs_of(sample) for sample in map(load, SETS)]
    (held,) = [pairs for pairs in every if pairs.sample.name == UNSEEN]
    rest = [pairs for pairs in every if pairs is not held]
    dealt = pairs_of(halves())
    for name, way in WAYS.items():
        more = made_up(dealt, way.share, way.strangers) if way.share else []
        seen, unseen = held_out(every, more, way.make), left_out(every, more, way.make)
        blind = left_out(rest, more, way.make)
        for threshold in THRESHOLDS:
            told = {pairs.sample.name: _rates(pairs, seen, way, threshold) for pairs in every}
            others = np.mean([_rates(pairs, blind, way, threshold)[2] for pairs in rest])
            precision, recall, f1 = _rates(held, unseen, way, threshold)
            print(
                f"{name:26} {threshold:.2f}  blind {others:.3f}   "
                f"unseen F1 {f1:.3f} ({precision:.2f}/{recall:.2f})   "
                f"seen F1 {told[UNSEEN][2]:.3f} precision {told[UNSEEN][0]:.2f}   "
                f"all sets {np.mean([rates[2] for rates in told.values()]):.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
