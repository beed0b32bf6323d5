from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.dedupe.news import features
from transforms.dedupe.days import MOST, latest_year
from transforms.dedupe.reading import read


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On March 15, 2025", [2 * 32 + 15]),
        ("15 March and Mar. 15", [2 * 32 + 15]),
        ("the 2nd June; Sept. 9", [5 * 32 + 2, 8 * 32 + 9]),
        ("May 45, may 4, the March of 2025", []),
        ("March", []),
    ],
)
def test_days_are_read_as_written(text: str, days: list[int]) -> None:
    assert sorted(features(text).days) == days


def test_a_day_is_not_looked_for_in_the_next_text() -> None:
    assert read([(None, "It opens in March"), ("15 guests", "came")]).days.lists() == [[], []]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("in 2019 and 2024", 2024),
        ("2,025 or 2025.5", 0),
        ("won 1950", 0),
        ("", 0),
        ("by 2030.", 2030),
    ],
)
def test_the_latest_year(text: str, year: int) -> None:
    assert features(text).year == year


@given(st.lists(st.text()))
def test_any_words_have_a_latest_year(words: list[str]) -> None:
    assert 0 <= latest_year(words) < 2040


def test_the_days_of_a_calendar_are_bounded() -> None:
    told = ". ".join(f"{month} {day}" for month in ("March", "May", "June") for day in range(1, 31))
    assert len(features(told).days) == MOST
