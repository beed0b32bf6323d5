from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.claims.intervals import fit, width, worst
from transforms.facts import find_facts
from transforms.models import Article, Modifier, Publisher, Quantity


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
        ("8.4254 million kW", "8.43 million kW", "agree"),
        ("8.4254 million kW", "over 8.42 million kW", "agree"),
        ("8.4254 million kW", "over 5 million kW", "compatible"),
        ("over 5 MW", "over 20 MW", "compatible"),
        ("300 MW", "350 MW", "conflict"),
        ("over 10 MW", "8 MW", "conflict"),
        ("less than 8 MW", "10 MW", "conflict"),
    ],
)
def test_how_two_figures_go_together(one: str, other: str, expected: str) -> None:
    a, b = figure(one), figure(other)
    assert fit(a, b) == fit(b, a) == expected
    assert worst([a, b, a]) == expected


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
