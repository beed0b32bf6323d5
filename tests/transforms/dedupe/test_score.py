from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.dedupe.news import BRANCH, OTHER, PLANT, RETOLD, TRIMMED, article, telling
from transforms.dedupe import WINDOW_DAYS, score
from transforms.dedupe.compare import AGAINST, NAMES
from transforms.dedupe.score import FLOOR, MODEL_VERSION, chance, model
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


THIN = "Kestrel Foods said on Tuesday that it would close its bakery in Aldermoor at the end of the year."
SHORT = "Kestrel Foods will close its Aldermoor bakery in December, it told workers on Tuesday. 140 jobs go."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shares rose.", "Shares fell."),
        ("More to follow.", "More to follow soon."),
        ("The company said on Tuesday that it will open.", "The company said on Monday that it will close."),
        (THIN, "Kestrel Foods said on Tuesday that its chairman would retire at the end of the year."),
        (THIN, "Kestrel Foods wins prize for rye loaf at county show, beating nine rivals."),
        ("", THIN),
        ("東京で火曜日に新しい橋が開通した。", "大阪で月曜日に古い工場が閉鎖された。"),
        ("Министр открыл новый мост в Казани.", "Суд закрыл старый завод в Омске."),
        ("افتتح الوزير جسرا جديدا في المدينة.", "أغلقت المحكمة مصنعا قديما في القرية."),
    ],
)
def test_thin_evidence_joins_nothing(one: str, other: str) -> None:
    pair = score(signature(one), signature(other))
    assert pair is None or pair.score < model().threshold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (THIN, THIN.replace("said", "announced")),
        (THIN, SHORT),
        (
            "東京都は火曜日、隅田川に架かる新しい橋の工事を来年四月に始めると発表した。費用は百二十億円。",
            "東京都は、隅田川に架かる新しい橋の工事を来年四月に始めると発表した。費用は百二十億円という。",
        ),
        (
            "Министр транспорта Ильин открыл в Казани новый мост через Волгу длиной 940 метров.",
            "В Казани министр транспорта Ильин открыл новый мост через Волгу. Его длина 940 метров.",
        ),
    ],
)
def test_a_short_text_is_enough_where_it_says_who_and_what(one: str, other: str) -> None:
    pair = score(signature(one), signature(other))
    assert pair is not None
    assert pair.score >= model().threshold


def test_the_model_knows_every_feature_it_names() -> None:
    fitted = model()
    assert 0 < fitted.threshold < 1
    assert {at for at, _ in fitted.terms} <= set(range(len(NAMES)))
    assert fitted.trees


VALUES = st.lists(st.floats(0, 6), min_size=len(NAMES), max_size=len(NAMES))


@given(VALUES, st.sampled_from(NAMES), st.floats(0, 6))
def test_each_feature_speaks_one_way_whatever_the_others_say(
    values: list[float], name: str, more: float
) -> None:
    at = NAMES.index(name)
    higher = [*values[:at], values[at] + more, *values[at + 1 :]]
    if name in AGAINST:
        assert chance(higher) <= chance(values)
    else:
        assert chance(higher) >= chance(values)


def test_the_fitted_model_is_the_one_that_scores_are_marked_with() -> None:
    fitted = json.loads((resources.files("transforms.dedupe") / "model.json").read_text())
    assert fitted["version"] == MODEL_VERSION
