"""Fits `transforms/parse/model.json` to the development pages, and says how well that goes.

    pip install lightgbm && python tests/benchmarks/fit_blocks.py [--write]

Each page counts alike, whatever its length; a block counts by the logarithm of its
size. A block is text when at least 60 % of its words stand in the true text, in
order. Before the last fit to all pages, one set at a time is left out and scored by
the set's own metric.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import importlib.util
import json
import math
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SET = ROOT.parent / "shared/eval/extraction"
MODEL = ROOT / "transforms/parse/model.json"
TREES = 240
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 8,
    "learning_rate": 0.06,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.25,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "extra_trees": True,
    "verbose": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
}


@dataclass(frozen=True)
class Sample:
    """One page: its blocks with their figures, and which of them are text."""

    id: str
    set: str
    truth: str
    texts: list[str]
    sizes: list[int]
    rows: list[list[float]]
    labels: list[int]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write transforms/parse/model.json")
    write = options.parse_args().write
    samples = read_samples()
    scorer = load_scorer()
    for left_out in sorted({sample.set for sample in samples}):
        booster = fit([sample for sample in samples if sample.set != left_out])
        report(left_out, booster, [sample for sample in samples if sample.set == left_out], scorer)
    folds = [fit([s for j, s in enumerate(samples) if j % 5 != i]) for i in range(5)]
    pages = [body for i in range(5) for body in bodies(folds[i], samples[i::5], scorer)]
    print("five folds", {key: round(value, 4) for key, value in scorer.aggregate(pages).items()})
    if write:
        MODEL.write_text(exported(fit(samples)), "utf-8")
        print(f"wrote {MODEL.relative_to(ROOT)}, {MODEL.stat().st_size} bytes")


def read_samples() -> list[Sample]:
    from transforms.parse.features import features_of
    from transforms.parse.html import read_page

    samples = []
    with gzip.open(SET / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("text")]
    for row in rows:
        markup = gzip.decompress((SET / "html" / f"{row['id']}.html.gz").read_bytes()).decode("utf-8")
        reading = read_page(markup, row["url"])
        texts = [block.text for block in reading.blocks]
        figures = features_of(reading.blocks, reading.places, reading.known)
        sizes = [block.size for block in reading.blocks]
        samples.append(
            Sample(row["id"], row["set"], row["text"], texts, sizes, figures, label(texts, row["text"]))
        )
    return sorted(samples, key=lambda sample: sample.id[::-1])


def label(texts: list[str], truth: str) -> list[int]:
    """1 for each text of which at least 60 % of the words stand in `truth`, in order."""
    words = [(word, i) for i, text in enumerate(texts) for word in re.findall(r"\w+", text)]
    total, matched = [0] * len(texts), [0] * len(texts)
    for _, i in words:
        total[i] += 1
    matcher = difflib.SequenceMatcher(
        None, re.findall(r"\w+", truth), [word for word, _ in words], autojunk=False
    )
    for match in matcher.get_matching_blocks():
        for _, i in words[match.b : match.b + match.size]:
            matched[i] += 1
    return [int(bool(n) and m >= 0.6 * n) for m, n in zip(matched, total, strict=True)]


def fit(samples: list[Sample]) -> Any:
    import lightgbm
    import numpy

    weights = []
    for sample in samples:
        own = [1 + math.log2(1 + len(text) / 40) for text in sample.texts]
        weights += [100 * weight / sum(own) for weight in own]
    rows = numpy.array([row for sample in samples for row in sample.rows], dtype=numpy.float32)
    labels = numpy.array([label for sample in samples for label in sample.labels])
    return lightgbm.train(SETTINGS, lightgbm.Dataset(rows, labels, weight=weights), TREES)


def bodies(booster: Any, samples: list[Sample], scorer: Any) -> list[Any]:
    from transforms.parse.prune import bar_of

    found = []
    for sample in samples:
        likely = [float(chance) for chance in booster.predict(sample.rows)]
        bar = bar_of(sample.sizes, likely)
        text = " ".join(text for text, chance in zip(sample.texts, likely, strict=True) if chance >= bar)
        found.append(scorer.body(sample.truth, text))
    return found


def report(name: str, booster: Any, samples: list[Sample], scorer: Any) -> None:
    figures = scorer.aggregate(bodies(booster, samples, scorer))
    print(f"left out {name}:", {key: round(value, 4) for key, value in figures.items()})


def load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_extract", SET / "score_extract.py")
    if spec is None or spec.loader is None:
        sys.exit(f"there is no scorer in {SET}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def exported(booster: Any) -> str:
    from transforms.parse.features import FEATURES

    def node(said: dict[str, Any]) -> Any:
        if "leaf_value" in said:
            return round(said["leaf_value"], 4)
        below, above = node(said["left_child"]), node(said["right_child"])
        return [FEATURES[said["split_feature"]], float(f"{said['threshold']:.5g}"), below, above]

    trees = [node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    return (
        '{"made_by": "python tests/benchmarks/fit_blocks.py --write", "bias": 0.0, "trees": [\n'
        + lines
        + "\n]}\n"
    )


if __name__ == "__main__":
    main()
