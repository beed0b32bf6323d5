"""Other words for one measure, and words that cannot be."""

from __future__ import annotations

import pytest

from transforms.claims.figures import stems
from transforms.claims.measures import are_modified, compared


@pytest.mark.parametrize(
    ("one", "other", "unit", "expected"),
    [
        ("cost", "investment", "EUR", "same family"),
        ("state grant", "funding", "EUR", "same family"),
        ("permanent jobs", "workers", "{count}", "same family"),
        ("annual capacity", "solar modules", "W", "unclear"),
        ("deal", "market price", "EUR", "unclear"),
        ("wind capacity", "storage installations", "W", "apart"),
        ("grant", "cost", "EUR", "apart"),
        ("debts", "funding", "EUR", "apart"),
        ("capacity", "generation", "J", "apart"),
        ("employees", "countries", "{count}", "apart"),
        ("copper", "gold", "kg", "apart"),
    ],
)
def test_words_for_measures(one: str, other: str, unit: str, expected: str) -> None:
    assert compared(stems(one), stems(other), unit) == expected
    assert compared(stems(other), stems(one), unit) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("wind capacity", "solar capacity", True),
        ("gross margin", "operating margin", True),
        ("proven reserves", "probable reserves", True),
        ("net profit", "operating profit", True),
        ("installed wind capacity", "wind capacity", False),
        ("annual production capacity", "wind capacity", False),
        ("wind power capacity", "total capacity of wind power", False),
        ("revenue", "sales", False),
    ],
)
def test_one_head_of_two_sorts(one: str, other: str, expected: bool) -> None:
    assert are_modified(stems(one), stems(other)) == are_modified(stems(other), stems(one)) == expected
