"""Figures that a text denies are none, or bounds."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.facts import find_facts
from transforms.facts.figures.denial import denied_from
from transforms.models import Article, Facts, Publisher


def facts(text: str) -> Facts:
    return find_facts(
        Article(
            source_id="test", location="test", url="https://example.org/a", body_sha256="",
            publisher=Publisher("Test"), text=text, language="en", published_date=date(2024, 5, 16),
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "denied", "kept"),
    [
        ("The mill will not employ 200 people.", ["200 people"], []),
        ("The mill doesn’t burn 40 tonnes.", ["40 tonnes"], []),
        ("The mill never bought 30 trucks.", ["30 trucks"], []),
        ("The mill is not planning to build a 60 MW plant.", ["60 MW"], []),
        ("It has not 60 MW but 80 MW.", ["60 MW"], ["80 MW"]),
        ("The bill was €4 million, not €3 million.", ["€3 million"], ["€4 million"]),
        ("No 60 MW plant was built.", ["60 MW"], []),
        ("The mill has no plans to hire 90 welders.", ["90 welders"], []),
        ("The mill abandoned its plans for 60 MW.", ["60 MW"], []),
        ("The mill refused to pay €3 million.", ["€3 million"], []),
        ("The boiler has neither 3 nor 5 MW.", ["3", "5 MW"], []),
        ("The sum does not include €3 million in fees.", [], ["€3 million"]),
        ("It did not say when the 60 MW plant opens.", [], ["60 MW"]),
        ("It has not only 200 workers but also 30 cars.", [], ["200 workers", "30 cars"]),
        ("The mill will not open for 3 years.", [], ["3 years"]),
        ("It has no fewer than 200 workers.", [], ["200 workers"]),
        ("They did not strike, 200 workers said.", [], ["200 workers"]),
        ("It is without doubt 60 MW.", [], ["60 MW"]),
        ("No. 2 boiler has 60 MW.", [], ["60 MW"]),
    ],
)
def test_denied(text: str, denied: list[str], kept: list[str]) -> None:
    found = facts(text)
    assert [one.exact for one in found.quantities] == kept
    assert [exact for exact, reason, _ in found.rejected if reason == "denied"] == denied


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The mill has not reached 60 tonnes.", None, 60_000),
        ("The mill has yet to reach 60 tonnes.", None, 60_000),
        ("Its load is not expected to exceed 60 tonnes.", None, 60_000),
        ("Its load is unlikely to surpass 60 tonnes.", None, 60_000),
        ("Its load did not fall below 60 tonnes.", 60_000, None),
        ("Its load fell short of 60 tonnes.", None, 60_000),
    ],
)
def test_a_denied_bound_is_the_other_one(text: str, low: float | None, high: float | None) -> None:
    (found,) = facts(text).quantities
    assert (found.low, found.high) == (low, high)


def test_a_denial_reaches_over_few_words_only() -> None:
    assert denied_from(["not", *["green"] * 4], bounded=False) == 0
    assert denied_from(["not", *["green"] * 12], bounded=False) is None
    assert denied_from([], bounded=False) is None
