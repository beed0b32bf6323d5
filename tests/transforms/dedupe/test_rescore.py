from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import permutations

import pytest

from tests.transforms.dedupe.news import OTHER, PLANT, RETOLD, TRIMMED, article, telling
from transforms.dedupe import rescore, tell
from transforms.models import Pair

TEXTS = {"a": "wind", "b": "wind farm", "c": "museum"}


class SameWord:
    """Sure of texts that begin with one word."""

    name = "same word"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        self.asked += pairs
        return [float(a.split()[0] == b.split()[0]) for a, b in pairs]


def texts_of(keys: Collection[str]) -> dict[str, str]:
    return {key: TEXTS[key] for key in keys}


@pytest.mark.parametrize(
    ("score", "expected"), [(0.29, 0.29), (0.3, 0.65), (0.5, 0.75), (0.7, 0.85), (0.71, 0.71)]
)
def test_only_unclear_pairs_are_asked_about(score: float, expected: float) -> None:
    rescorer = SameWord()
    (pair,) = rescore([Pair("a", "b", score)], (0.3, 0.7), rescorer, texts_of)
    assert pair == Pair("a", "b", expected)
    assert rescorer.asked == ([("wind", "wind farm")] if score != expected else [])


def test_no_score_depends_on_company_or_order() -> None:
    pairs = [Pair("a", "b", 0.5), Pair("a", "c", 0.5), Pair("b", "c", 0.9)]
    expected = {Pair("a", "b", 0.75), Pair("a", "c", 0.25), Pair("b", "c", 0.9)}
    for order in permutations(pairs):
        assert rescore(order, (0.3, 0.7), SameWord(), texts_of) == [
            next(one for one in expected if one.text_a + one.text_b == pair.text_a + pair.text_b)
            for pair in order
        ]


def test_nothing_unclear_reads_no_text() -> None:
    assert rescore([Pair("x", "y", 0.9)], (0.3, 0.7), SameWord(), texts_of) == [Pair("x", "y", 0.9)]


def test_pairs_that_blocking_missed_are_reviewed_too() -> None:
    """Three texts of which two pairs are given: the third is scored when the story is told."""
    told = [telling(article(name, text)) for name, text in (("a", PLANT), ("b", TRIMMED), ("c", RETOLD))]
    keys = sorted(one.signature.text_key for one in told)
    given = [Pair(keys[0], keys[1], 0.9), Pair(keys[1], keys[2], 0.9)]
    seen: list[Pair] = []

    def review(pairs: list[Pair]) -> list[Pair]:
        seen.extend(pairs)
        return [Pair(pair.text_a, pair.text_b, 0.0) for pair in pairs]

    reviewed = tell(told, given, 0.5, review)
    assert {(pair.text_a, pair.text_b) for pair in seen} <= {(keys[0], keys[2])}
    assert reviewed == tell(told, given, 0.5, lambda _: [])


@pytest.mark.parametrize(("score", "threshold", "count"), [(0.5, 0.6, 2), (0.7, 0.7, 1), (0.7, 0.8, 2)])
def test_the_threshold_is_the_callers(score: float, threshold: float, count: int) -> None:
    told = [telling(article(name, text)) for name, text in (("a", PLANT), ("b", OTHER))]
    a, b = sorted(one.signature.text_key for one in told)
    assert len(tell(told, [Pair(a, b, score)], threshold)) == count
