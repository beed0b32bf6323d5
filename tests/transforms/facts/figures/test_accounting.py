from __future__ import annotations

import pytest

from transforms.facts import find_facts
from transforms.models import Article, Publisher


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("The result was $(4.0)M last time.", "$(4.0)M", -4.0e6),
        ("The result was ($4.4) million last time.", "($4.4) million", -4.4e6),
        ("Net loss: $ (1,509,250 ) in all.", "$ (1,509,250 )", -1509250.0),
        ("It had earnings of ($0.31) last time.", "($0.31)", -0.31),
        # An aside is no loss.
        ("It had low charges ($18,314) last time.", "$18,314", 18314.0),
    ],
)
def test_brackets_are_a_minus_sign_or_an_aside(text: str, exact: str, value: float) -> None:
    (one,) = find_facts(Article("s", "l", "/a", "", Publisher("p"), text, language="en")).quantities
    assert (one.exact, one.value, one.unit_code) == (exact, value, "USD")
    assert one.low is not None and one.high is not None and one.low <= value <= one.high


def test_a_bare_number_in_brackets_is_no_figure() -> None:
    text = "Interest paid (157,517) fell."
    assert find_facts(Article("s", "l", "/a", "", Publisher("p"), text, language="en")).quantities == ()


def test_the_sign_of_the_next_loss_is_its_own() -> None:
    text = "Net losses were $(109,101) $(169,166) in both years."
    found = find_facts(Article("s", "l", "/a", "", Publisher("p"), text, language="en")).quantities
    assert [one.exact for one in found] == ["$(109,101)", "$(169,166)"]
