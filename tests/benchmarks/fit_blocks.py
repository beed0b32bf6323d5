"""Fits `transforms/parse/model.json` to the development pages, and says how well that goes.

    pip install lightgbm && python tests/benchmarks/fit_blocks.py [--write]

Two looks are fitted, each with VOTERS by other seeds: the first to each block, the
second to what the first, fitted without that page's publisher, found around it. Each
page counts alike, whatever its length; a block counts by the logarithm of its size. A
block is text when at least 60 % of its words stand in the true text, in order. Pages
whose truth is suspect are scored but not fitted to, nor are the standfirsts of sets
that keep them apart from the text: with us they are text. Of pages that come with
phrases in place of a text, the blocks are fitted to that hold a phrase which belongs
to the text, or does not.

Before the last fit to all pages, each publisher's pages are scored by a fit to those
of others (five folds of publishers), and each set by a fit to the other sets, with
the set's own metric. The other benchmark, extraction.py, scores what was fitted.
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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from transforms.identity import identify  # noqa: E402
from transforms.parse.agree import AGREEMENT, agreement_of  # noqa: E402
from transforms.parse.blocks import Block  # noqa: E402
from transforms.parse.features import FEATURES, features_of  # noqa: E402
from transforms.parse.html import read_page  # noqa: E402
from transforms.parse.look import fold  # noqa: E402
from transforms.parse.model import UNSURE  # noqa: E402
from transforms.parse.prune import judged  # noqa: E402
from transforms.parse.site import domain_of  # noqa: E402

SET = ROOT.parent / "shared/eval/extraction"
MODEL = ROOT / "transforms/parse/model.json"
FOLDS = 5
COMMON: dict[str, Any] = {
    "objective": "binary",
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "extra_trees": True,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
}
FIRST = {
    "trees": 120,
    "learning_rate": 0.1,
    "num_leaves": 8,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.25,
}
SECOND = {
    "trees": 50,
    "learning_rate": 0.12,
    "num_leaves": 12,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
}
VOTERS = 5
SIZE, BEFORE = FEATURES.index("size"), FEATURES.index("before_first")
STANDFIRST_APART = frozenset({"fp"})
PHRASES = 1.5  # what a block weighs that a phrase tells of, beside one of a page whose text is known
Look = list[Any]  # fitted boosters


@dataclass(frozen=True)
class Sample:
    """One page: its blocks with their figures, and which of them are text."""

    id: str
    set: str
    publisher: str
    suspect: bool
    truth: str
    title: str
    blocks: list[Block]
    rows: list[list[float]]
    labels: list[int | None]  # None where nobody says


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--write", action="store_true", help="write transforms/parse/model.json")
    write = options.parse_args().write
    samples = read_samples()
    seen = {sample.publisher for sample in samples if sample.truth}
    told = [sample for sample in samples if not sample.truth and sample.publisher not in seen]
    samples = [sample for sample in samples if sample.truth]
    scorer = load_scorer()
    pages = []
    for part in range(FOLDS):
        looks = fit([sample for sample in samples if fold_of(sample) != part], told)
        pages += [(sample, body(looks, sample, scorer)) for sample in samples if fold_of(sample) == part]
    report("other publishers, all", [found for _, found in pages], scorer)
    for name in sorted({sample.set for sample in samples}):
        report(f"other publishers, {name}", [found for sample, found in pages if sample.set == name], scorer)
    for name in sorted({sample.set for sample in samples}):
        looks = fit([sample for sample in samples if sample.set != name], told)
        report(f"other sets, {name}", [body(looks, s, scorer) for s in samples if s.set == name], scorer)
    if write:
        MODEL.write_text(exported(*fit(samples, told)), "utf-8")
        print(f"wrote {MODEL.relative_to(ROOT)}, {MODEL.stat().st_size} bytes")


def read_samples() -> list[Sample]:
    samples = []
    with gzip.open(SET / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("text") or row.get("with")]
    for row in rows:
        markup = gzip.decompress((SET / "html" / f"{row['id']}.html.gz").read_bytes()).decode("utf-8")
        reading = read_page(markup, row["url"])
        texts = [block.text for block in reading.blocks]
        samples.append(
            Sample(
                row["id"],
                row["set"],
                domain_of(row["url"]) or row["id"],
                bool(row.get("suspect")),
                row.get("text") or "",
                fold(reading.known.title or ""),
                reading.blocks,
                features_of(reading.blocks, reading.places, reading.known),
                label(texts, row["text"])
                if row.get("text")
                else label_by(texts, row["with"], row["without"]),
            )
        )
    return sorted(samples, key=lambda sample: sample.id[::-1])


def fold_of(sample: Sample, salt: str = "") -> int:
    """One of FOLDS, the same for all pages of a publisher."""
    return int(identify(salt, sample.publisher), 16) % FOLDS


def label_by(texts: list[str], within: list[str], without: list[str]) -> list[int | None]:
    """1 for each text that holds a phrase `within` the article, 0 for one `without`, else None."""
    held = [(1, " ".join(phrase.split())) for phrase in within]
    held += [(0, " ".join(phrase.split())) for phrase in without]
    return [next((sign for sign, phrase in held if phrase and phrase in text), None) for text in texts]


def label(texts: list[str], truth: str) -> list[int | None]:
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


def fit(samples: list[Sample], told: list[Sample]) -> tuple[Look, Look]:
    """Both looks. The second is fitted to what a first look finds on publishers that it has not seen.

    `told` are the pages of other publishers that come with phrases.
    """
    samples = [sample for sample in samples if not sample.suspect] + told
    unseen: dict[str, list[float]] = {}
    for part in range(FOLDS):
        first = fit_look(FIRST, [(s, s.rows) for s in samples if fold_of(s, "second") != part])
        for sample in samples:
            if fold_of(sample, "second") == part:
                unseen[sample.id] = predicted(first, sample.rows)
    second = [(s, agreement_of(s.blocks, s.rows, unseen[s.id])) for s in samples]
    return fit_look(FIRST, [(s, s.rows) for s in samples]), fit_look(SECOND, second)


def fit_look(settings: dict[str, Any], seen: list[tuple[Sample, list[list[float]]]]) -> Look:
    import lightgbm
    import numpy

    # A block of which nobody says what it is would still count among those that a leaf needs.
    said = [
        (row, label, weight)
        for sample, rows in seen
        for row, label, weight in zip(rows, sample.labels, weights_of(sample), strict=True)
        if weight
    ]
    rows = numpy.array([row for row, _, _ in said], dtype=numpy.float32)
    labels, weights = [label for _, label, _ in said], [weight for _, _, weight in said]
    fixed = COMMON | {k: v for k, v in settings.items() if k != "trees"}
    return [
        lightgbm.train(
            fixed | {"seed": seed}, lightgbm.Dataset(rows, labels, weight=weights), settings["trees"]
        )
        for seed in range(1, VOTERS + 1)
    ]


def weights_of(sample: Sample) -> list[float]:
    """What each block of a page weighs: 0 where nobody says whether it is text."""
    own = [1 + math.log2(1 + len(block.text) / 40) for block in sample.blocks]
    whole = (100 if sample.truth else 100 * PHRASES) / (sum(own) or 1)
    return [
        0.0 if label is None or apart(sample, row) else whole * weight
        for weight, row, label in zip(own, sample.rows, sample.labels, strict=True)
    ]


def apart(sample: Sample, row: list[float]) -> bool:
    """Whether a block stands where standfirsts do, in a set whose truth keeps them apart from the text."""
    return sample.set in STANDFIRST_APART and row[BEFORE] > 0 and row[SIZE] >= 40


def predicted(look: Look, rows: list[list[float]]) -> list[float]:
    import numpy

    said = numpy.array([voter.predict(rows, raw_score=True) for voter in look])
    odds = numpy.where(abs(said[0]) < UNSURE, said.mean(axis=0), said[0])
    return [float(chance) for chance in 1 / (1 + numpy.exp(-odds))]


def body(looks: tuple[Look, Look], sample: Sample, scorer: Any) -> Any:
    first = predicted(looks[0], sample.rows)
    likely = predicted(looks[1], agreement_of(sample.blocks, sample.rows, first))
    kinds = judged(sample.blocks, sample.rows, likely, sample.title)
    text = " ".join(block.text for block, kind in zip(sample.blocks, kinds, strict=True) if kind is None)
    return scorer.body(sample.truth, text)


def report(name: str, bodies: list[Any], scorer: Any) -> None:
    figures = {key: round(value, 4) for key, value in scorer.aggregate(bodies).items()}
    print(f"{name:24} {len(bodies):4} pages  {figures}", flush=True)


def load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_extract", SET / "score_extract.py")
    if spec is None or spec.loader is None:
        sys.exit(f"there is no scorer in {SET}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def exported(first: Look, second: Look) -> str:
    return (
        '{"made_by": "python tests/benchmarks/fit_blocks.py --write", "first": [[\n'
        + trees_of(first, FEATURES)
        + '\n]], "second": [[\n'
        + trees_of(second, AGREEMENT)
        + "\n]]}\n"
    )


def trees_of(look: Look, names: Sequence[str]) -> str:
    def node(said: dict[str, Any]) -> Any:
        if "leaf_value" in said:
            return round(said["leaf_value"], 4)
        below, above = node(said["left_child"]), node(said["right_child"])
        return [names[said["split_feature"]], float(f"{said['threshold']:.5g}"), below, above]

    voters = [[node(tree["tree_structure"]) for tree in voter.dump_model()["tree_info"]] for voter in look]
    return "],[\n".join(
        ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees) for trees in voters
    )


if __name__ == "__main__":
    main()
