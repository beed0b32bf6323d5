"""Fits the pair model of transforms/dedupe and measures it by cross-validation.

    pip install scikit-learn lightgbm
    python tests/benchmarks/dedupe_fit.py [--write]

Fitted on the four sets of FITTED, each with the same weight, and on made-up pairs
(dedupe_halves.py), where one of two events weighs less than one of one event; never on
basil. Folds are over clusters, and over topics for ecb+, which holds two events of
each. Prints clusters' precision, recall and F1 by cross-validation with bootstrap
intervals, with each set left out, and of TF-IDF with the window and average link on the
same texts; --write puts the model fitted on all into transforms/dedupe/model.json. Some
of the releases that pairs are made of stand in a labelled set, too.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import lightgbm
import numpy as np
from dedupe_halves import halves
from dedupe_sets import FITTED, SETS, Sample, candidates, interval, load, pairwise
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.spatial.distance import squareform

from transforms.dedupe.compare import AGAINST, NAMES, compare, is_one_form, shares_too_little
from transforms.dedupe.features import Features, unpack
from transforms.dedupe.link import link, unscored
from transforms.dedupe.score import FLOOR, MODEL_VERSION, within_window

OUT = Path(__file__).resolve().parents[2] / "transforms/dedupe/model.json"
LINEAR = (
    "body", "title", "lead_in_text", "lead_in_text_less", "lead_beyond_subject", "title_plain_in_text",
    "names_mass", "names_told", "lead_names_less", "heroes_less", "persons", "persons_less", "persons_apart",
    "numbers", "phrases", "lead_copied", "same_writer",
)  # fmt: skip
LINEAR_AT = [NAMES.index(name) for name in LINEAR]
TREES = {
    "n_estimators": 120, "learning_rate": 0.06, "num_leaves": 6, "max_depth": 3, "min_child_samples": 30,
    "min_child_weight": 1e-3, "reg_lambda": 5.0, "colsample_bytree": 0.5, "subsample": 0.7,
    "subsample_freq": 1, "seed": 1, "verbosity": -1, "n_jobs": 1, "deterministic": True,
    "monotone_constraints_method": "advanced",
}  # fmt: skip
FOLDS = 5
NEAR = 0.08  # pairs whose words are less alike teach nothing
HALVES = 0.5  # what the made-up pairs weigh; a labelled set has 1
STRANGERS = 0.15  # what one of two events weighs among them, beside one of one event
UNIT = 1_000_000

Part = tuple[np.ndarray, np.ndarray, float]  # features, labels, weight
Make = Callable[[Sequence[Part]], Callable[[np.ndarray], np.ndarray]]  # a model of parts: features to chances


@dataclass(frozen=True)
class Pairs:
    """The pairs of a set that are alike."""

    sample: Sample
    ends: np.ndarray
    x: np.ndarray
    y: np.ndarray
    is_candidate: np.ndarray
    is_sure: np.ndarray  # whether the label can be right
    fold: np.ndarray  # of each text

    def part(self, chosen: np.ndarray | bool = True, weight: float = 1.0) -> Part:
        rows = self.is_sure & chosen
        return self.x[rows], self.y[rows], weight


def together(parts: Sequence[Part]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights of all parts, these 1 in the mean."""
    x = np.concatenate([part[0] for part in parts])
    y = np.concatenate([part[1] for part in parts])
    weight = np.concatenate([np.full(len(told), share / len(told)) for _, told, share in parts])
    return x, y, weight / weight.mean()


def made_up(pairs: Pairs, share: float = HALVES, strangers: float = STRANGERS) -> list[Part]:
    """The made-up pairs with their weights: `share` in all, `strangers` for one of two events beside 1."""
    same, other = pairs.y == 1, pairs.y == 0
    each = share / (same.sum() + strangers * other.sum())
    return [pairs.part(same, each * same.sum()), pairs.part(other, each * strangers * other.sum())]


class Fitted:
    """A logistic regression on LINEAR, corrected by small trees on all features.

    Every feature speaks one way (AGAINST or for one event), however much else is the
    same: what holds for one kind of text only, such as that two texts with all names
    in common tell of two events, is not learned, and no kind that was not seen pays for
    it. Without `one_way` the fit is free.
    """

    def __init__(self, parts: Sequence[Part], one_way: bool = True) -> None:
        x, y, weight = together(parts)
        ways = [(-1 if name in AGAINST else 1) if one_way else 0 for name in NAMES]
        terms = x[:, LINEAR_AT]
        self.mean, self.scale = terms.mean(0), terms.std(0) + 1e-9
        self.line = _line((terms - self.mean) / self.scale, y, weight, [ways[at] for at in LINEAR_AT])
        self.trees = lightgbm.LGBMRegressor(objective="binary", monotone_constraints=ways, **TREES)
        self.trees.fit(x, y, sample_weight=weight, init_score=self._by_line(x))

    def __call__(self, x: np.ndarray) -> np.ndarray:
        total = self._by_line(x) + self.trees.predict(x, raw_score=True)
        return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))))

    def _by_line(self, x: np.ndarray) -> np.ndarray:
        return np.asarray((x[:, LINEAR_AT] - self.mean) / self.scale @ self.line[1:] + self.line[0])

    def written(self) -> dict[str, object]:
        """The model with weights for features as they are."""
        weights = self.line[1:] / self.scale
        return {
            "intercept": round(float(self.line[0] - weights @ self.mean), 5),
            "weights": {
                name: round(float(weight), 5) for name, weight in zip(LINEAR, weights, strict=True) if weight
            },
            "trees": [_tree(one["tree_structure"]) for one in self.trees.booster_.dump_model()["tree_info"]],
        }


def _line(terms: np.ndarray, y: np.ndarray, weight: np.ndarray, ways: Sequence[int]) -> np.ndarray:
    """Intercept and weights of a logistic regression whose weights have the signs of `ways`; 0 is either.

    The penalty is half their squares: hardly any, as there are thousands of pairs.
    """

    def loss(line: np.ndarray) -> tuple[float, np.ndarray]:
        odds = terms @ line[1:] + line[0]
        off = weight * (1 / (1 + np.exp(-odds)) - y)
        value = (weight * (np.logaddexp(0, odds) - y * odds)).sum() + (line[1:] ** 2).sum() / 2
        return float(value), np.append(off.sum(), terms.T @ off + line[1:])

    bounds = [(None, None)] + [(0 if way > 0 else None, 0 if way < 0 else None) for way in ways]
    return np.asarray(minimize(loss, np.zeros(len(bounds)), jac=True, bounds=bounds, method="L-BFGS-B").x)


def _tree(node: Mapping[str, object]) -> object:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 5)
    name = NAMES[node["split_feature"]]
    return [name, round(float(node["threshold"]), 7), _tree(node["left_child"]), _tree(node["right_child"])]


def pairs_of(sample: Sample) -> Pairs:
    told = [unpack(signature.payload) for signature in sample.signatures]
    found = set(candidates(sample.signatures))
    alike = _cosines(told)
    near = zip(*np.nonzero(np.triu(alike >= NEAR, 1)), strict=True)
    ends = sorted(found | {(int(a), int(b)) for a, b in near if _may_join(sample, a, b)})
    ends = [(a, b) for a, b in ends if not _has_no_score(told[a], told[b])]
    x = np.array([compare(told[a], told[b]) for a, b in ends])
    y = np.array([sample.clusters[a] == sample.clusters[b] for a, b in ends], int)
    # ecb+ clusters are TOPIC_ecb and TOPIC_ecbplus
    group = [one.partition("_")[0] if sample.name == "ecb+" else one for one in sample.clusters]
    fold = np.array([crc32(f"{sample.name}{one}".encode()) % FOLDS for one in group])
    is_candidate = np.array([pair in found for pair in ends])
    return Pairs(sample, np.array(ends), x, y, is_candidate, _sure(sample.name, x, y), fold)


def _has_no_score(a: Features, b: Features) -> bool:
    return shares_too_little(a, b) or is_one_form(a, b)


def _may_join(sample: Sample, a: int, b: int) -> bool:
    one, other = sample.signatures[a], sample.signatures[b]
    return one.text_key != other.text_key and within_window(one, other)


def _sure(name: str, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """pra-ibn knows only copies with a link: word-for-word ones without it are no strangers."""
    if name != "pra-ibn":
        return np.ones(len(y), bool)
    same = [x[:, NAMES.index(feature)] > 0.6 for feature in ("title", "lead_copied", "phrases")]
    return (y == 1) | ~np.logical_and.reduce(same)


def _cosines(told: Sequence[Features]) -> np.ndarray:
    place: dict[int, int] = {}
    rows = [
        (at, place.setdefault(word, len(place)), value)
        for at, one in enumerate(told)
        for word, value in one.body.items()
    ]
    at, word, value = zip(*rows, strict=True)
    body = csr_matrix((value, (at, word)), shape=(len(told), len(place)))
    return np.asarray((body @ body.T).toarray())


def clusters(pairs: Pairs, chance: np.ndarray, thresholds: Iterable[float]) -> dict[float, list[str]]:
    """The group of each article at each threshold, when the pairs have these chances, as `tell` has them."""
    key = [signature.text_key for signature in pairs.sample.signatures]
    every: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str], int] = {}
    for (a, b), value, is_candidate in zip(pairs.ends.tolist(), chance, pairs.is_candidate, strict=True):
        if value >= FLOOR:
            ends = (key[a], key[b]) if key[a] < key[b] else (key[b], key[a])
            every[ends] = round(float(value) * UNIT)
            if is_candidate:
                found[ends] = every[ends]
    missed = {ends: every[ends] for ends in unscored(found, UNIT) if ends in every}
    told = {}
    for threshold in thresholds:
        groups = link(set(key), found | missed, round(threshold * UNIT))
        name = {one: group[0] for group in groups for one in group}
        told[threshold] = [name[one] for one in key]
    return told


Rates = tuple[float, float, float]
Measured = dict[str, dict[str, Rates]]
THRESHOLDS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


def report(title: str, every: Sequence[Pairs], chances: Mapping[str, np.ndarray]) -> Measured:
    rates: dict[float, dict[str, Rates]] = defaultdict(dict)
    for pairs in every:
        for threshold, found in clusters(pairs, chances[pairs.sample.name], THRESHOLDS).items():
            rates[threshold][pairs.sample.name] = pairwise(pairs.sample.clusters, found)
    return {f"{at:.2f}": _shown(f"{title} {at:.2f}", row) for at, row in rates.items()}


def _shown(title: str, row: Mapping[str, Rates]) -> dict[str, Rates]:
    mean = np.mean([rates[2] for rates in row.values()])
    shown = "  ".join(f"{name} {f:.3f} ({p:.2f}/{r:.2f})" for name, (p, r, f) in row.items())
    print(f"{title}  mean {mean:.3f}  {shown}", flush=True)
    return {name: (round(p, 3), round(r, 3), round(f, 3)) for name, (p, r, f) in row.items()}


def held_out(every: Sequence[Pairs], more: Sequence[Part], make: Make) -> dict[str, np.ndarray]:
    """Scores of pairs from models that saw neither text; of basil, from one fitted on all others."""
    fitted = [pairs for pairs in every if pairs.sample.name in FITTED]
    chances = {pairs.sample.name: np.zeros(len(pairs.y)) for pairs in fitted}
    for fold in range(FOLDS):
        model = make([*[pairs.part((pairs.fold[pairs.ends] != fold).all(1)) for pairs in fitted], *more])
        for pairs in fitted:
            test = pairs.fold[pairs.ends[:, 0]] == fold
            if test.any():
                chances[pairs.sample.name][test] = model(pairs.x[test])
    model = make([*[pairs.part() for pairs in fitted], *more])
    return chances | {pairs.sample.name: model(pairs.x) for pairs in every if pairs not in fitted}


def left_out(every: Sequence[Pairs], more: Sequence[Part], make: Make) -> dict[str, np.ndarray]:
    """Scores of each set from a model fitted on the others (and never on basil)."""
    fitted = [pairs for pairs in every if pairs.sample.name in FITTED]
    return {
        one.sample.name: make([*[pairs.part() for pairs in fitted if pairs is not one], *more])(one.x)
        for one in every
    }


def tf_idf(samples: Iterable[Sample]) -> None:
    """The method to beat: cosine of TF-IDF without boilerplate, window, average link."""
    rates: dict[float, dict[str, Rates]] = defaultdict(dict)
    for sample in samples:
        alike = _cosines([unpack(signature.payload) for signature in sample.signatures])
        for a in range(len(alike)):
            for b in range(a):
                if not within_window(sample.signatures[a], sample.signatures[b]):
                    alike[a, b] = alike[b, a] = 0.0
        distance = np.clip(1 - alike, 0, 1)
        np.fill_diagonal(distance, 0)
        tree = linkage(squareform(distance, checks=False), "average")
        for threshold in (0.2, 0.25, 0.3, 0.35, 0.4):
            found = [str(one) for one in fcluster(tree, 1 - threshold, "distance")]
            rates[threshold][sample.name] = pairwise(sample.clusters, found)
    for threshold, row in rates.items():
        _shown(f"TF-IDF          {threshold:.2f}", row)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--threshold", type=float, default=0.5)
    chosen = options.parse_args()
    every = [pairs_of(sample) for sample in map(load, SETS)]
    more = made_up(pairs_of(halves()))
    chances = held_out(every, more, Fitted)
    measured = report("cross-validated", every, chances)
    for pairs in every:
        found = clusters(pairs, chances[pairs.sample.name], [chosen.threshold])[chosen.threshold]
        low, high = interval(pairs.sample.clusters, found)
        print(f"{pairs.sample.name:9} {chosen.threshold} F1 in 95 of 100 draws: {low:.3f} to {high:.3f}")
    report("one left out   ", every, left_out(every, more, Fitted))
    tf_idf(pairs.sample for pairs in every)
    if chosen.write:
        write(
            Fitted([*[pairs.part() for pairs in every if pairs.sample.name in FITTED], *more]),
            measured,
            chosen.threshold,
        )


def write(model: Fitted, measured: Measured, threshold: float) -> None:
    """`model.json`, a tree a line."""
    about = {
        "version": MODEL_VERSION,
        "made_by": "python tests/benchmarks/dedupe_fit.py --write",
        "threshold": threshold,
        "measured": {"what": "threshold: set: precision, recall, F1, cross-validated", **measured},
    }
    told = about | model.written()
    trees = told.pop("trees")
    numbers = re.compile(r"\[\s+([^\[\]]*?)\s+\]")  # on one line
    text = numbers.sub(lambda found: f"[{' '.join(found[1].split())}]", json.dumps(told, indent=1))
    lines = ",\n  ".join(json.dumps(tree) for tree in trees)  # type: ignore[attr-defined]
    OUT.write_text(f'{text[:-2]},\n "trees": [\n  {lines}\n ]\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
