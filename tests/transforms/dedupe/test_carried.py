from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.carried import EVEN, ONE_WRITER, carried
from transforms.dedupe.compare import NAMES


def pair(**given: float) -> list[float]:
    return [given.get(name, 0.0) for name in NAMES]


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        ({"body": EVEN}, 0.0),
        ({"body": EVEN + 0.2}, 2.0),
        ({"body": EVEN - 0.2}, -2.0),
        ({"body": EVEN + 0.2, "same_writer": ONE_WRITER / 2}, 1.0),
        ({"body": 1.0, "same_writer": ONE_WRITER}, 0.0),
        ({"body": 1.0, "same_writer": 1.0}, 0.0),
        ({"body": EVEN, "years_differ": 1.0}, -2.0),
        ({"body": EVEN, "lead_conflict": 0.5}, -0.5),
        ({"body": EVEN, "years_differ": 1.0, "lead_conflict": 1.0}, -3.0),
        ({"body": EVEN, "title": 1.0, "numbers": 1.0, "phrases": 1.0}, 0.0),
    ],
)
def test_likeness_speaks_for_and_other_years_and_numbers_against(
    features: dict[str, float], expected: float
) -> None:
    assert carried(pair(**features)) == pytest.approx(expected)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_likeness_never_speaks_against(low: float, high: float, writer: float) -> None:
    low, high = sorted((low, high))
    one, other = pair(body=low, same_writer=writer), pair(body=high, same_writer=writer)
    assert carried(one) <= carried(other)
