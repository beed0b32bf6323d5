"""The classifier of blocks: small trees over FEATURES, kept in `model.json`.

`tests/benchmarks/fit_blocks.py` makes the file again and says how well it does on
sets that it was not fitted to. A tree is a number (what it adds to the log odds of
"text of the article") or [feature, threshold, below or equal, above].
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import Any

from transforms.parse.features import FEATURES

Tree = float | tuple[int, float, Any, Any]
SURE = 3.0  # log odds beyond which the rest of the trees are not asked
STRIDE = 25


@cache
def _model() -> tuple[float, tuple[tuple[Tree, ...], ...]]:
    said = json.loads(files(__package__).joinpath("model.json").read_text("utf-8"))
    position = {name: index for index, name in enumerate(FEATURES)}

    def grow(node: Any) -> Tree:
        if isinstance(node, (int, float)):
            return float(node)
        return position[node[0]], float(node[1]), grow(node[2]), grow(node[3])

    trees = [grow(tree) for tree in said["trees"]]
    return said["bias"], tuple(tuple(trees[i : i + STRIDE]) for i in range(0, len(trees), STRIDE))


def probability(row: list[float]) -> float:
    """How likely the block with these FEATURES is text of the article."""
    score, strides = _model()
    for trees in strides:
        for tree in trees:
            node = tree
            while type(node) is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            score += node  # type: ignore[operator]
        if not -SURE < score < SURE:
            break
    return 1.0 / (1.0 + math.exp(-score))
