from __future__ import annotations

import pytest

from transforms.facts.text.sentences import Span
from transforms.facts.text.tense import tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A farm to be built in the north, Acme said on #", "behind"),
        ("Acme said it will meet on #", "ahead"),
        ("On # it signed the deal", "behind"),
        ("On # it will sign the deal", "ahead"),
        ("Doors open #", None),
        ("On # the choir sang and the mayor danced", "behind"),
        ("Acme proposed a fee that it will charge from #", "ahead"),
        ("Dividends are payable on #", "ahead"),
        ("There is need of speed on #", None),
    ],
)
def test_the_nearest_cue_before_decides(text: str, expected: str | None) -> None:
    assert tense(text, Span(0, len(text)), text.index("#")) == expected
