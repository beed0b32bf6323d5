from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from flows.chart import HEIGHT, WIDTH, chart_of_runs

START = datetime(2026, 4, 1, tzinfo=UTC)


def drawn(*runs: tuple[str, int, int]) -> etree._Element:
    told = [
        {"started_at": START + timedelta(days=day), "state": state, "versions": new, "rejected": rejected}
        for day, (state, new, rejected) in enumerate(runs)
    ]
    address = chart_of_runs(told)
    head, _, data = address.partition(",")
    assert head == "data:image/svg+xml;base64"
    return etree.fromstring(base64.b64decode(data))


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_every_bar_lies_within_the_picture(count: int) -> None:
    svg = drawn(*[("completed", number * 7 % 5, number % 2) for number in range(count)])
    bars = svg.findall("{*}rect")
    assert len(bars) == 2 * count
    for bar in bars:
        x, y, width, height = (float(bar.get(name) or "nan") for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + width <= WIDTH and 0 <= y <= y + height <= HEIGHT


def test_the_highest_bar_is_the_run_that_brought_most() -> None:
    svg = drawn(("completed", 10, 0), ("completed", 20, 20), ("failed", 0, 0))
    heights = [float(bar.get("height") or "nan") for bar in svg.findall("{*}rect")]
    assert heights[0] * 2 == pytest.approx(heights[2], abs=0.2) and heights[2] == heights[3]
    assert len(svg.findall("{*}circle")) == 1
    assert [text.text for text in svg.findall("{*}text")] == ["40", "2026-04-01 00:00"]
