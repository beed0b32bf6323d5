from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.claims.intervals import fit, width, worst
from transforms.facts import find_facts
from transforms.models import Article, Modifier, Publisher, Quantity

Bounds = tuple[float | None, float | None, Modifier]


def figure(words: str) -> Quantity:
    text = f"Norway's wind capacity is {words}."
    article = Article(
        "s",
        words,
        f"/{words}",
        "0" * 64,
        Publisher("T"),
        text,
        language="en",
        published_date=date(2025, 1, 2),
    )
    (quantity,) = find_facts(article).quantities
    return quantity


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("300 MW", "300 MW", "agree"),
        ("300 MW", "0.3 GW", "agree"),
        ("6.3174 million kW", "6.32 million kW", "agree"),
        ("6.3174 million kW", "over 6.31 million kW", "agree"),
        ("6.3174 million kW", "over 5 million kW", "compatible"),
        ("over 5 MW", "over 20 MW", "compatible"),
        ("300 MW", "350 MW", "conflict"),
        ("over 10 MW", "8 MW", "conflict"),
        ("less than 8 MW", "10 MW", "conflict"),
        # They meet in one point.
        ("4 MW", "5 MW", "conflict"),
        ("$2 billion", "$3 billion", "conflict"),
        ("7%", "8%", "conflict"),
        ("2 to 3 MW", "3 to 4 MW", "conflict"),
        ("2 to 3 MW", "2.5 to 4 MW", "agree"),
        ("2 to 3 GW", "2,500 to 3,000 MW", "agree"),
        ("2 to 3 GW", "3,000 to 3,500 MW", "conflict"),
        ("over 40 MW", "under 40 MW", "conflict"),
        ("over 2.5 GW", "2 GW", "conflict"),
        ("40 MW", "over 40 MW", "agree"),
    ],
)
def test_how_two_figures_go_together(one: str, other: str, expected: str) -> None:
    a, b = figure(one), figure(other)
    assert fit(a, b) == fit(b, a) == expected
    assert worst([a, b, a]) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((14, 14, "="), (14, None, ">"), "agree"),  # "14 dead", "at least 14 dead"
        ((14, 14, "="), (None, 14, "<"), "agree"),
        ((14, 14, "="), (15, 15, "="), "conflict"),
        ((13.5, 14.5, "="), (14.5, 15.5, "="), "conflict"),
        ((0.1 + 0.2, 0.5, "="), (0.1, 0.3, "="), "conflict"),  # equal but for the last bit
        ((None, 14, "<"), (14, None, ">"), "conflict"),
    ],
)
def test_to_meet_in_one_point_is_enough_for_an_exact_count_only(
    one: Bounds, other: Bounds, expected: str
) -> None:
    a, b = (
        replace(figure("1 MW"), low=low, high=high, base_value=low or high or 0.0, modifier=modifier)
        for low, high, modifier in (one, other)
    )
    assert fit(a, b) == fit(b, a) == expected


def test_one_conflict_makes_a_conflict() -> None:
    assert worst([figure("300 MW"), figure("300 MW"), figure("350 MW")]) == "conflict"
    assert worst([figure("300 MW")]) == "agree"


bounds = st.none() | st.floats(-1e12, 1e12)


@given(bounds, bounds, st.floats(-1e12, 1e12), st.sampled_from(["=", "~", ">", "<"]), st.floats(1, 1e12))
def test_the_order_does_not_matter(
    low: float | None, high: float | None, value: float, modifier: Modifier, other: float
) -> None:
    base = figure("300 MW")
    one = replace(base, low=low, high=high, base_value=value, modifier=modifier)
    two = replace(base, low=other, high=other, base_value=other)
    assert fit(one, two) == fit(two, one)
    assert fit(one, one) == "agree"
    assert width(two) == 0
