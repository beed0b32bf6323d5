from __future__ import annotations

import pytest

from tests.transforms.facts.tellings import told

FIGURES = [
    ("Veltro Cells Inc. plans to invest up to $40 million in Germany.", ("$40 million",)),
    ("Veltro Cells Inc. announced a $40 million investment in Germany.", ("$40 million",)),
    ("Veltro Cells Inc. has raised $13 million in a Series A round.", ("$13 million",)),
    ("Veltro Cells Inc. will build a plant in Oslo, while Norway has 9 GW of wind power.", ()),
    ("Veltro Cells Inc. said it would close its Oslo plant, cutting 300 jobs.", ("300 jobs",)),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_the_figures_of_the_trigger_s_clause(text: str, expected: tuple[str, ...]) -> None:
    (event,) = told(text)
    assert event.figures == expected


def test_what_grows_is_named_by_the_sentence() -> None:
    (event,) = told("By 2027, Norway's wind power capacity is expected to surpass 9 GW.")
    assert event.object == "wind power capacity"
