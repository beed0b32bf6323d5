"""What a second opinion by sentence embeddings on unclear pairs brings, on the labelled sets.

    pip install -e '.[bench,sentences]'
    python tests/benchmarks/rescorer.py MODEL [--band 0.3 0.7]

MODEL is a folder, or a name in the local cache. The scores are those of models that saw neither text
(dedupe_fit.py); those in the band are replaced by their mean with the rescorer's. Prints, set by set,
how well each of the two tells the unclear pairs apart (AUC), and the clusters' F1 without and with it.
"""

from __future__ import annotations

import argparse

import numpy as np
from dedupe_fit import Fitted, Pairs, clusters, held_out, made_up, pairs_of
from dedupe_halves import halves
from dedupe_sets import SETS, load, pairwise
from sklearn.metrics import roc_auc_score

from flows.rescorers.sentences import SentenceRescorer
from transforms.dedupe.score import model


def auc(true: np.ndarray, scores: np.ndarray) -> str:
    return f"{roc_auc_score(true, scores):.3f}" if 0 < true.sum() < len(true) else "-"


def f1(pairs: Pairs, chance: np.ndarray) -> float:
    threshold = model().threshold
    return pairwise(pairs.sample.clusters, clusters(pairs, chance, [threshold])[threshold])[2]


def measure(rescorer: SentenceRescorer, pairs: Pairs, chance: np.ndarray, band: tuple[float, float]) -> None:
    inside = (band[0] <= chance) & (chance <= band[1])
    texts = [article.text for article in pairs.sample.articles]
    second = np.array(rescorer.scores([(texts[a], texts[b]) for a, b in pairs.ends[inside]]))
    both = chance.copy()
    both[inside] = (chance[inside] + second) / 2
    true = pairs.y[inside]
    print(
        f"{pairs.sample.name:9} {inside.sum():5} unclear, {true.sum():5} true; AUC ours "
        f"{auc(true, chance[inside])}, {rescorer.model} {auc(true, second)}; "
        f"F1 without {f1(pairs, chance):.3f}, with {f1(pairs, both):.3f}",
        flush=True,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("model")
    options.add_argument("--band", type=float, nargs=2, default=(0.3, 0.7))
    chosen = options.parse_args()
    every = [pairs_of(sample) for sample in map(load, SETS)]
    chances = held_out(every, made_up(pairs_of(halves())), Fitted)
    for pairs in every:
        chance = chances[pairs.sample.name]
        measure(SentenceRescorer(chosen.model), pairs, chance, tuple(chosen.band))


if __name__ == "__main__":
    main()
