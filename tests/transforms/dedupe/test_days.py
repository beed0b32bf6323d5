from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.days import MOST, days_of, latest_year
from transforms.dedupe.words import split


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On March 15, 2025", [2 * 32 + 15]),
        ("15 March and Mar. 15", [2 * 32 + 15]),
        ("the 2nd June; Sept. 9", [5 * 32 + 2, 8 * 32 + 9]),
        ("May 45, may 4, the March of 2025", []),
    ],
)
def test_days_are_read_as_written(text: str, days: list[int]) -> None:
    assert days_of(split(text).surfaces) == days


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
    assert latest_year(split(text).surfaces) == year


@given(st.text())
def test_any_text_has_a_calendar(text: str) -> None:
    assert len(days_of(split(text).surfaces)) <= MOST
    assert latest_year(split(text).surfaces) < 2040
