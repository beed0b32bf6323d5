"""The classifier of blocks: small trees, kept in `model.json`.

The first look is at a block (FEATURES), the second at what the first found around
it (AGREEMENT). `tests/benchmarks/fit_blocks.py` makes the file again and says how
well it does on sets that it was not fitted to. Each look has voters: where the first is unsure,
the others are asked too, as one by itself is right by chance there. A tree is a number (what it adds to
the log odds of "text of the article") or [feature, threshold, below or equal, above].
"""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from transforms.parse.agree import AGREEMENT, agreement_of
from transforms.parse.blocks import Block
from transforms.parse.features import FEATURES

Score = Callable[[Sequence[float]], float]
SURE = 3.0  # log odds beyond which the rest of the trees are not asked
STRIDE = 15
UNSURE = 1.5  # log odds of the first voter below which all are asked


def likely_text(blocks: Sequence[Block], rows: Sequence[Sequence[float]]) -> list[float]:
    """How likely each block is text of the article; `rows` are the FEATURES of each."""
    first = _probabilities("first", rows)
    return _probabilities("second", agreement_of(blocks, rows, first))


def _probabilities(look: str, rows: Sequence[Sequence[float]]) -> list[float]:
    first, *others = voters_of(look)
    found = []
    for row in rows:
        odds = _asked(first, row)
        if -UNSURE < odds < UNSURE:
            odds = (odds + sum([_asked(voter, row) for voter in others])) / (1 + len(others))
        found.append(1.0 / (1.0 + math.exp(-odds)))
    return found


def _asked(scores: Sequence[Score], row: Sequence[float]) -> float:
    total = 0.0
    for score in scores:
        total += score(row)
        if not -SURE < total < SURE:
            break
    return total


@cache
def voters_of(look: str) -> tuple[tuple[Score, ...], ...]:
    """Each voter's functions of a row, one a STRIDE of trees: as bytecode they are thrice as fast."""
    names = FEATURES if look == "first" else AGREEMENT
    position = {name: index for index, name in enumerate(names)}
    voters = json.loads(files(__package__).joinpath("model.json").read_text("utf-8"))[look]
    return tuple(
        tuple(_compiled(trees[i : i + STRIDE], position) for i in range(0, len(trees), STRIDE))
        for trees in voters
    )


def _compiled(trees: Sequence[Any], position: dict[str, int]) -> Score:
    """`lambda row: a + b + ...`, each tree a conditional expression of numbers."""
    row = ast.Name("row", ast.Load())

    def grow(node: Any) -> ast.expr:
        if isinstance(node, (int, float)):
            return ast.Constant(float(node))
        value = ast.Subscript(row, ast.Constant(position[node[0]]), ast.Load())
        test = ast.Compare(value, [ast.LtE()], [ast.Constant(float(node[1]))])
        return ast.IfExp(test, grow(node[2]), grow(node[3]))

    total = grow(trees[0])
    for tree in trees[1:]:
        total = ast.BinOp(total, ast.Add(), grow(tree))
    arguments = ast.arguments([], [ast.arg("row")], None, [], [], None, [])
    expression = ast.Expression(ast.Lambda(arguments, total))
    score: Score = eval(compile(ast.fix_missing_locations(expression), "model.json", "eval"))
    return score
