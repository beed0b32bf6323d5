"""The trees of the classifier, compiled and walked, and who is asked."""

from __future__ import annotations

import json
import math
import random
from importlib.resources import files
from typing import Any

import pytest

from transforms.parse import model
from transforms.parse.agree import AGREEMENT
from transforms.parse.features import FEATURES
from transforms.parse.model import voters_of


def walked(node: Any, row: dict[str, float]) -> float:
    while isinstance(node, list):
        node = node[2] if row[node[0]] <= node[1] else node[3]
    return float(node)


@pytest.mark.parametrize(("look", "names"), [("first", FEATURES), ("second", AGREEMENT)])
def test_compiled_trees_say_what_those_of_the_file_say(look: str, names: tuple[str, ...]) -> None:
    voters = json.loads(files("transforms.parse").joinpath("model.json").read_text("utf-8"))[look]
    dice = random.Random(7)
    for trees, scores in zip(voters, voters_of(look), strict=True):
        for _ in range(20):
            row = [dice.choice((-1.0, 0.0, 0.3, 1.0, dice.uniform(0, 1000))) for _ in names]
            expected = sum(walked(tree, dict(zip(names, row, strict=True))) for tree in trees)
            assert sum(score(row) for score in scores) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("said", "odds"),
    [
        ((2.0, -9.0, -9.0), 2.0),  # the first is sure: nobody else is asked
        ((-2.0, 9.0, 9.0), -2.0),
        ((1.0, -2.0, -2.0), -1.0),
        ((0.0, 0.3, 0.6), 0.3),
    ],
)
def test_all_voters_are_asked_where_the_first_is_unsure(
    monkeypatch: pytest.MonkeyPatch, said: tuple[float, ...], odds: float
) -> None:
    voters = tuple((lambda row, one=one: one,) for one in said)
    monkeypatch.setattr(model, "voters_of", lambda look: voters)
    monkeypatch.setattr(model, "agreement_of", lambda blocks, rows, likely: rows)
    assert model.likely_text([], [[0.0]]) == [pytest.approx(1 / (1 + math.exp(-odds)))]
