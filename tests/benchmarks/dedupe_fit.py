"""Fits the pair model of transforms/dedupe and measures it by cross-validation.

    pip install scikit-learn lightgbm
    python tests/benchmarks/dedupe_fit.py [--write]

Fitted on the four sets of FITTED, never on basil; larger sets have somewhat more weight.
Folds are over clusters, and over topics for ecb+, which holds two events of each.
Prints clusters' precision, recall and F1 by cross-validation and with each set
left out; --write puts the model fitted on all four into transforms/dedupe/model.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import lightgbm
import numpy as np
from dedupe_sets import FITTED, SETS, Sample, candidates, load, pairwise
from sklearn.linear_model import LogisticRegression

from transforms.dedupe.compare import NAMES, compare, is_one_form, is_retold
from transforms.dedupe.features import unpack
from transforms.dedupe.link import link
from transforms.dedupe.score import FLOOR, MODEL_VERSION, RETOLD, within_window

OUT = Path(__file__).resolve().parents[2] / "transforms/dedupe/model.json"
LINEAR = (
    "lead_in_text", "lead_in_text_less", "title_plain_in_text", "names_mass", "names_told",
    "lead_names_less",
)  # fmt: skip
LINEAR_AT = [NAMES.index(name) for name in LINEAR]
TREES = {
    "n_estimators": 120, "learning_rate": 0.05, "num_leaves": 8, "max_depth": 4, "min_child_samples": 20,
    "min_child_weight": 1e-3, "reg_lambda": 5.0, "verbosity": -1, "n_jobs": 1, "deterministic": True,
}  # fmt: skip
FOLDS = 5
SIZE_COUNTS = 0.3  # a set counts by this power of its pairs, as some have only 60

UNIT = 1_000_000


@dataclass(frozen=True)
class Pairs:
    """The compared pairs of a set."""

    sample: Sample
    ends: np.ndarray
    x: np.ndarray
    y: np.ndarray
    fold: np.ndarray  # of each text


class Fitted:
    """A logistic regression on LINEAR and its squares, corrected by trees on all features."""

    def __init__(self, parts: Sequence[tuple[np.ndarray, np.ndarray]]) -> None:
        x = np.concatenate([part[0] for part in parts])
        y = np.concatenate([part[1] for part in parts])
        sizes = [len(part[1]) for part in parts]
        weight = np.concatenate([np.full(size, 2000 * size ** (SIZE_COUNTS - 1)) for size in sizes])
        terms = self._terms(x)
        self.mean, self.scale = terms.mean(0), terms.std(0) + 1e-9
        # C=1 with weights of mean 1: hardly any penalty, as there are thousands of pairs.
        self.line = LogisticRegression(C=1.0, max_iter=1000)
        self.line.fit((terms - self.mean) / self.scale, y, sample_weight=weight / weight.mean())
        self.trees = lightgbm.LGBMRegressor(objective="binary", **TREES)
        self.trees.fit(x, y, sample_weight=weight, init_score=self._line(x))

    def __call__(self, x: np.ndarray) -> np.ndarray:
        return self._line(x) + self.trees.predict(x, raw_score=True)

    def _line(self, x: np.ndarray) -> np.ndarray:
        return self.line.decision_function((self._terms(x) - self.mean) / self.scale)

    def _terms(self, x: np.ndarray) -> np.ndarray:
        return np.hstack([x[:, LINEAR_AT], x[:, LINEAR_AT] ** 2])

    def written(self) -> dict[str, object]:
        """The model with weights for features as they are."""
        weights = self.line.coef_[0] / self.scale
        intercept = float(self.line.intercept_[0] - (weights * self.mean).sum())
        count = len(LINEAR)
        return {
            "intercept": round(intercept, 5),
            "weights": {
                name: [round(float(weights[at]), 5), round(float(weights[count + at]), 5)]
                for at, name in enumerate(LINEAR)
            },
            "trees": [_tree(one["tree_structure"]) for one in self.trees.booster_.dump_model()["tree_info"]],
        }


def _tree(node: dict[str, object]) -> object:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 5)
    name = NAMES[node["split_feature"]]
    return [name, round(float(node["threshold"]), 6), _tree(node["left_child"]), _tree(node["right_child"])]


def pairs_of(sample: Sample, ends: Sequence[tuple[int, int]]) -> Pairs:
    told = [unpack(signature.payload) for signature in sample.signatures]
    ends = [(a, b) for a, b in ends if not is_one_form(told[a], told[b])]
    x = np.array([compare(told[a], told[b]) for a, b in ends])
    y = np.array([sample.clusters[a] == sample.clusters[b] for a, b in ends], int)
    # ecb+ clusters are TOPIC_ecb and TOPIC_ecbplus
    group = [one.partition("_")[0] if sample.name == "ecb+" else one for one in sample.clusters]
    fold = np.array([crc32(f"{sample.name}{one}".encode()) % FOLDS for one in group])
    return Pairs(sample, np.array(ends), x, y, fold)


def completed(pairs: Pairs, logit: Callable[[np.ndarray], np.ndarray]) -> Pairs:
    """The same with every pair inside the components of pairs above the floor, as `tell` has them."""
    sample = pairs.sample
    above = 1 / (1 + np.exp(-logit(pairs.x))) >= FLOOR
    group = {at: {at} for at in range(len(sample.ids))}
    for a, b in pairs.ends[above].tolist():
        if group[a] is not group[b]:
            group[a] |= group[b]
            for at in group[b]:
                group[at] = group[a]
    known = {tuple(pair) for pair in pairs.ends.tolist()}
    more = {
        (a, b)
        for members in {id(one): one for one in group.values()}.values()
        for a in members
        for b in members
        if a < b and (a, b) not in known and within_window(sample.signatures[a], sample.signatures[b])
        and sample.signatures[a].text_key != sample.signatures[b].text_key
    }  # fmt: skip
    return pairs_of(sample, [*map(tuple, pairs.ends.tolist()), *sorted(more)])


def clusters(pairs: Pairs, chance: np.ndarray, threshold: float) -> list[str]:
    """The group of each article when the pairs have these chances."""
    key = [signature.text_key for signature in pairs.sample.signatures]
    scores = {
        tuple(sorted((key[a], key[b]))): round(float(value) * UNIT)
        for (a, b), value in zip(pairs.ends.tolist(), chance, strict=True)
        if value >= FLOOR
    }
    groups = link(set(key), scores, round(threshold * UNIT))
    name = {one: group[0] for group in groups for one in group}
    return [name[one] for one in key]


Measured = dict[str, dict[str, list[float]]]


def report(
    title: str, every: Sequence[Pairs], logits: dict[str, np.ndarray], shift: float, slope: float
) -> Measured:
    measured = {}
    for threshold in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        row = {}
        for pairs in every:
            chance = 1 / (1 + np.exp(-(shift + slope * logits[pairs.sample.name])))
            retold = np.array([is_retold(values) for values in pairs.x.tolist()])
            chance = np.where(retold, np.maximum(chance, RETOLD), chance)
            row[pairs.sample.name] = pairwise(pairs.sample.clusters, clusters(pairs, chance, threshold))
        mean = np.mean([values[2] for values in row.values()])
        shown = "  ".join(f"{name} {f:.3f} ({p:.2f}/{r:.2f})" for name, (p, r, f) in row.items())
        print(f"{title} {threshold:.2f}  mean {mean:.3f}  {shown}", flush=True)
        measured[f"{threshold:.2f}"] = {name: [round(v, 3) for v in values] for name, values in row.items()}
    return measured


def held_out(every: Sequence[Pairs]) -> dict[str, np.ndarray]:
    """Scores of pairs from models that saw neither text; of basil, from one fitted on all others."""
    fitted = [pairs for pairs in every if pairs.sample.name in FITTED]
    logits = {pairs.sample.name: np.zeros(len(pairs.y)) for pairs in fitted}
    for fold in range(FOLDS):
        parts = []
        for pairs in fitted:
            seen = (pairs.fold[pairs.ends] != fold).all(1)
            parts.append((pairs.x[seen], pairs.y[seen]))
        model = Fitted(parts)
        for pairs in fitted:
            test = pairs.fold[pairs.ends[:, 0]] == fold
            if test.any():
                logits[pairs.sample.name][test] = model(pairs.x[test])
    model = Fitted([(pairs.x, pairs.y) for pairs in fitted])
    return logits | {pairs.sample.name: model(pairs.x) for pairs in every if pairs not in fitted}


def left_out(every: Sequence[Pairs]) -> dict[str, np.ndarray]:
    """Scores of each set from a model fitted on the others (and never on basil)."""
    return {
        one.sample.name: Fitted(
            [(pairs.x, pairs.y) for pairs in every if pairs.sample.name in FITTED and pairs is not one]
        )(one.x)
        for one in every
    }


def calibration(every: Sequence[Pairs], logits: dict[str, np.ndarray]) -> tuple[float, float]:
    """Platt's shift and slope on held-out scores, every set with the same weight."""
    fitted = [pairs for pairs in every if pairs.sample.name in FITTED]
    z = np.concatenate([logits[pairs.sample.name] for pairs in fitted])[:, None]
    y = np.concatenate([pairs.y for pairs in fitted])
    weight = np.concatenate([np.full(len(pairs.y), 1 / len(pairs.y)) for pairs in fitted])
    line = LogisticRegression(C=1e6).fit(z, y, sample_weight=weight / weight.mean())
    return float(line.intercept_[0]), float(line.coef_[0][0])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--threshold", type=float, default=0.5)
    chosen = options.parse_args()
    every = [pairs_of(sample, candidates(sample.signatures)) for sample in map(load, SETS)]
    first = Fitted([(pairs.x, pairs.y) for pairs in every if pairs.sample.name in FITTED])
    every = [completed(pairs, first) for pairs in every]
    logits = held_out(every)
    shift, slope = calibration(every, logits)
    print(f"calibration {shift:.3f} {slope:.3f}")
    measured = report("cross-validated", every, logits, shift, slope)
    report("one left out   ", every, left_out(every), shift, slope)
    if chosen.write:
        model = Fitted([(pairs.x, pairs.y) for pairs in every if pairs.sample.name in FITTED])
        about = {
            "version": MODEL_VERSION,
            "made_by": "python tests/benchmarks/dedupe_fit.py --write",
            "threshold": chosen.threshold,
            "measured": {"what": "threshold: set: precision, recall, F1, cross-validated", **measured},
            "calibration": [round(shift, 5), round(slope, 5)],
        }
        text = json.dumps(about | model.written(), indent=1)
        OUT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
