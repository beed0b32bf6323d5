from __future__ import annotations

import pytest

from transforms.dedupe.evidence import agree, count, has_the_figures, shared
from transforms.dedupe.marks import Figure, Marks


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (Figure("5.31+ GW", "W", 5.31e9, 5.31e9, None), Figure("5.317 GW", "W", 5.317e9, 5.3e9, 5.4e9), True),
        # open, but far off
        (Figure("over 5 GW", "W", 5e9, 5e9, None), Figure("9 GW", "W", 9e9, 8.5e9, 9.5e9), False),
        (Figure("12 %", "1", 0.12, 0.115, 0.125), Figure("14 %", "1", 0.14, 0.135, 0.145), False),
        (Figure("12 %", "1", 0.12, 0.115, 0.125), Figure("12.3 percent", "1", 0.123, 0.1225, 0.1235), True),
        (Figure("7 MW", "W", 7e6, 7e6, 7e6), Figure("7 MJ", "J", 7e6, 7e6, 7e6), False),
    ],
)
def test_figures_agree_when_what_they_claim_overlaps(one: Figure, other: Figure, is_same: bool) -> None:
    assert agree(one, other) is agree(other, one) is is_same


def test_evidence_has_the_words_of_both() -> None:
    own = Marks(
        (Figure("320 MW", "W", 3.2e8, 3.2e8, 3.2e8),), {"2026-05-04": "on 4 May"},
        {"tessel": ("place", "Tessel"), "orrin": ("place", "Orrin")}, ("Tessel", "pumped", "own"),
    )  # fmt: skip
    other = Marks(
        (Figure("320 megawatts", "W", 3.2e8, 3.2e8, 3.2e8),), {"2026-05-04": "Monday"},
        {"tessel": ("place", "TESSEL")}, ("pumped", "Tessel"),
    )  # fmt: skip
    found = shared(own, other)
    assert found["figures"] == [
        {"base_value": 3.2e8, "base_unit": "W", "here": "320 MW", "there": "320 megawatts"}
    ]
    assert found["dates"] == [{"date": "2026-05-04", "here": "on 4 May", "there": "Monday"}]
    assert found["names"] == [{"kind": "place", "here": "Tessel", "there": "TESSEL"}]
    assert found["words"] == ["Tessel", "pumped"]
    assert count(found) == 3


def test_one_figure_is_matched_once() -> None:
    tons = Figure("50 tons", "g", 5e7, 4.5e7, 5.5e7)
    assert len(shared(Marks((tons,), {}, {}, ()), Marks((tons, tons), {}, {}, ()))["figures"]) == 1


def _power(written: str, *values: float) -> Marks:
    """Figures in watts, written as `written` says."""
    return Marks(
        tuple(Figure(written.format(one, one / 50), "W", one, one, one) for one in values), {}, {}, ()
    )


def test_most_figures_must_agree_in_whatever_unit() -> None:
    metric, other = "{0} W", "{1} units of 50 W"
    four = _power(metric, 10, 200, 3000, 40_000)
    assert has_the_figures(four, _power(other, 10, 200, 3000, 7, 8))
    assert not has_the_figures(four, _power(other, 10, 200, 5, 7, 8))
    assert not has_the_figures(_power(metric, 10, 200, 3000), _power(other, 10, 200, 3000, 40_000))


def test_one_price_list_in_two_releases_says_nothing() -> None:
    assert not has_the_figures(_power("{0} W", 10, 200, 3000, 40_000), _power("{0}W", 10, 200, 3000, 40_000))
