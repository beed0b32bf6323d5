"""The trees of the classifier, compiled and walked."""

from __future__ import annotations

import json
import random
from importlib.resources import files
from typing import Any

import pytest

from transforms.parse.agree import AGREEMENT
from transforms.parse.features import FEATURES
from transforms.parse.model import trees_of


def walked(node: Any, row: dict[str, float]) -> float:
    while isinstance(node, list):
        node = node[2] if row[node[0]] <= node[1] else node[3]
    return float(node)


@pytest.mark.parametrize(("look", "names"), [("first", FEATURES), ("second", AGREEMENT)])
def test_compiled_trees_say_what_those_of_the_file_say(look: str, names: tuple[str, ...]) -> None:
    trees = json.loads(files("transforms.parse").joinpath("model.json").read_text("utf-8"))[look]
    dice = random.Random(7)
    for _ in range(50):
        row = [dice.choice((-1.0, 0.0, 0.3, 1.0, dice.uniform(0, 1000))) for _ in names]
        expected = sum(walked(tree, dict(zip(names, row, strict=True))) for tree in trees)
        assert sum(score(row) for score in trees_of(look)) == pytest.approx(expected)
