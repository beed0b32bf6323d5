from __future__ import annotations

import pytest

from transforms.facts.sentences import Span
from transforms.facts.status import status_at


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The plant has #", "asserted"),
        ("It will build a plant of #", "planned"),
        ("It plans to invest #", "planned"),
        ("Its output is expected to reach #", "forecast"),
        ("Prices will rise to #", "forecast"),
        ("It is expected to build #", "forecast"),
        ("It could cost #", "forecast"),
        ("It aims to grow, but it has reached #", "asserted"),
        ("It includes the construction of a plant of #", "planned"),
        ("It hired # expected to start", "forecast"),
        ("A plant of # is planned", "planned"),
        ("The target was missed; sales were #", "asserted"),
    ],
)
def test_status(text: str, status: str) -> None:
    at = text.index("#")
    assert status_at(text, Span(0, len(text)), at, at + 1) == status
