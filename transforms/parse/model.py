"""The classifier of blocks: small trees, kept in `model.json`.

The first look is at a block (FEATURES), the second at what the first found around
it (AGREEMENT). `tests/benchmarks/fit_blocks.py` makes the file again and says how
well it does on sets that it was not fitted to. A tree is a number (what it adds to
the log odds of "text of the article") or [feature, threshold, below or equal, above].
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from transforms.parse.agree import AGREEMENT, agreement_of
from transforms.parse.blocks import Block
from transforms.parse.features import FEATURES

Tree = float | tuple[int, float, Any, Any]
SURE = 3.0  # log odds beyond which the rest of the trees are not asked
STRIDE = 15


@cache
def _trees(look: str) -> tuple[tuple[Tree, ...], ...]:
    names = FEATURES if look == "first" else AGREEMENT
    position = {name: index for index, name in enumerate(names)}

    def grow(node: Any) -> Tree:
        if isinstance(node, (int, float)):
            return float(node)
        return position[node[0]], float(node[1]), grow(node[2]), grow(node[3])

    trees = [
        grow(tree) for tree in json.loads(files(__package__).joinpath("model.json").read_text("utf-8"))[look]
    ]
    return tuple(tuple(trees[i : i + STRIDE]) for i in range(0, len(trees), STRIDE))


def likely_text(blocks: Sequence[Block], rows: Sequence[Sequence[float]]) -> list[float]:
    """How likely each block is text of the article; `rows` are the FEATURES of each."""
    first = [_probability("first", row) for row in rows]
    return [_probability("second", row) for row in agreement_of(blocks, rows, first)]


def _probability(look: str, row: Sequence[float]) -> float:
    score = 0.0
    for trees in _trees(look):
        for tree in trees:
            node = tree
            while type(node) is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            score += node  # type: ignore[operator]
        if not -SURE < score < SURE:
            break
    return 1.0 / (1.0 + math.exp(-score))
