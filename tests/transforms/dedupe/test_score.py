from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.transforms.dedupe.news import BRANCH, OTHER, PLANT, RETOLD, TRIMMED, article, telling
from transforms.dedupe import WINDOW_DAYS, score
from transforms.dedupe.compare import NAMES
from transforms.dedupe.score import FLOOR, model
from transforms.models import Signature


def signature(text: str, day: date | None = date(2026, 5, 4)) -> Signature:
    return telling(article("a", text, day=day)).signature


@pytest.mark.parametrize(
    ("text", "least", "most"), [(TRIMMED, 0.8, 1.0), (RETOLD, 0.4, 1.0), (BRANCH, 0.0, 0.2)]
)
def test_scores_rise_with_what_is_shared(text: str, least: float, most: float) -> None:
    pair = score(signature(PLANT), signature(text))
    assert least <= (pair.score if pair else 0.0) <= most


def test_strangers_have_no_score() -> None:
    assert score(signature(PLANT), signature(OTHER)) is None


def test_a_pair_is_the_same_from_both_sides() -> None:
    one, other = signature(PLANT), signature(RETOLD)
    pair = score(one, other)
    assert pair == score(other, one)
    assert pair is not None
    assert pair.text_a < pair.text_b
    assert FLOOR <= pair.score <= 1


def test_the_window_is_a_limit_and_no_score() -> None:
    first = date(2026, 5, 4)
    one = signature(PLANT, first)
    inside = [signature(RETOLD, day) for day in (first, first.replace(day=4 + WINDOW_DAYS), None)]
    assert len({pair.score for other in inside if (pair := score(one, other))}) == 1
    assert score(one, signature(RETOLD, first.replace(day=5 + WINDOW_DAYS))) is None


def test_copies_of_one_text_need_no_score() -> None:
    one = signature(PLANT)
    assert score(one, replace(one, day=None)) is None


def test_the_model_knows_every_feature_it_names() -> None:
    fitted = model()
    assert 0 < fitted.threshold < 1
    assert {at for at, _, _ in fitted.terms} <= set(range(len(NAMES)))
    assert fitted.trees
