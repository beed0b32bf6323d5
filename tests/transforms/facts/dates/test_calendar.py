from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.dates import calendar
from transforms.facts.dates.calendar import Days

DAYS = st.dates(date(1100, 1, 1), date(2800, 1, 1))


@pytest.mark.parametrize(
    ("days", "part", "first", "last"),
    [
        (calendar.years(2025, 2025), "end", "2025-12-31", "2025-12-31"),
        (calendar.years(2025, 2025), "beginning", "2025-01-01", "2025-01-01"),
        (calendar.month(2024, 2), "end", "2024-02-29", "2024-02-29"),
        (calendar.quarter(2024, 4), "", "2024-10-01", "2024-12-31"),
        (calendar.half(2024, 2), "", "2024-07-01", "2024-12-31"),
        (calendar.month(2024, 6), "early", "2024-06-01", "2024-06-11"),
        (calendar.month(2024, 6), "late", "2024-06-20", "2024-06-30"),
        (calendar.month(2024, 6), "mid", "2024-06-11", "2024-06-20"),
    ],
)
def test_parts(days: Days | None, part: str, first: str, last: str) -> None:
    assert days is not None
    cut = days.cut(part)
    assert (str(cut.first), str(cut.last)) == (first, last)


@pytest.mark.parametrize("asked", [(2024, 2, 30), (2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (999, 1, 1)])
def test_days_that_do_not_exist(asked: tuple[int, int, int]) -> None:
    assert calendar.day(*asked) is None


@given(
    st.dates(),
    st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]),
    st.integers(-1000, 1000),
)
def test_no_shift_leaves_the_calendar(anchor: date, unit: str, steps: int) -> None:
    found = calendar.shifted(anchor, unit, steps)
    assert found is None or (found.first is not None and found.last is not None and found.first <= found.last)


@given(DAYS, st.integers(0, 6), st.booleans())
def test_weekday_is_within_a_week(anchor: date, number: int, ahead: bool) -> None:
    days = calendar.weekday(anchor, number, ahead=ahead)
    assert days is not None and days.first is not None and days.first.weekday() == number
    found = days.first
    assert 0 <= ((found - anchor).days if ahead else (anchor - found).days) < 7


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]), st.integers(-9, 9))
def test_a_shift_lies_on_its_side(anchor: date, unit: str, steps: int) -> None:
    found = calendar.shifted(anchor, unit, steps)
    assert found is not None and found.first is not None and found.last is not None
    assert found.first <= found.last
    if steps == 0 and unit != "decade":
        assert found.first <= anchor <= found.last
    if steps > 0:
        assert found.first > anchor
    if steps < 0:
        assert found.last < anchor


@given(DAYS, st.integers(1, 12))
def test_nearest_month_is_less_than_seven_months_away(anchor: date, number: int) -> None:
    found = calendar.nearest(anchor, [calendar.month(anchor.year + step, number) for step in (-1, 0, 1)])
    assert found is not None and found.first is not None and found.last is not None
    assert (found.first - anchor).days < 200 and (anchor - found.last).days < 200
