from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from lxml import etree

from flows.report.charts import MOST_ROWS, draw_spread, draw_volume

SVG = "{http://www.w3.org/2000/svg}"


def member(key: str, parent: str | None, hours: float | None, **more: Any) -> dict[str, Any]:
    at = None if hours is None else datetime(2026, 4, 2, 8, tzinfo=UTC) + timedelta(hours=hours)
    told = {
        "article_id": key,
        "parent_id": parent,
        "publisher": key.title(),
        "relation": "near" if parent else "original",
        "published_at": at,
        "published_date": at.date() if at else date(2026, 4, 3),
        "lag": timedelta(hours=hours) if parent and hours else None,
    }
    return told | more


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in etree.fromstring(svg).iter(f"{SVG}text")]


def test_every_article_has_its_dot_and_its_line() -> None:
    drawing = draw_spread(
        [member("wire", None, 0), member("post", "wire", 5), member("daily", "post", None)], "3."
    )
    assert drawing is not None
    for svg in (drawing.wide, drawing.narrow):
        assert {"Wire", "Post", "Daily", "original", "edited, +5 h"} <= set(texts(svg))
        assert "var(--accent)" in svg


def test_fewer_than_two_days_are_no_drawing() -> None:
    assert (
        draw_spread([member("wire", None, 0), member("post", "wire", None, published_date=None)], "") is None
    )


def test_a_circle_of_parents_or_an_unknown_one_does_not_hang() -> None:
    assert draw_spread([member("wire", "gone", 0), member("post", "gone", 5)], "") is not None
    assert draw_spread(
        [member("wire", None, 0), member("a", "b", 1), member("b", "a", 2), member("c", None, 3)], ""
    )


def test_many_copies_are_cut() -> None:
    copies = [member(f"copy{number}", "wire", number) for number in range(1, 90)]
    drawing = draw_spread([member("wire", None, 0), *copies], "")
    assert drawing is not None
    assert len([text for text in texts(drawing.wide) if text.startswith("edited")]) == MOST_ROWS - 1


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "\"><img onerror='x'>", "\u202edoow", "a\x00b", ""]
)
def test_what_outlets_are_called_does_not_act(name: str) -> None:
    drawing = draw_spread(
        [member("wire", None, 0, publisher=name), member("post", "wire", 5, publisher=name)], ""
    )
    assert drawing is not None
    for svg in (drawing.wide, drawing.narrow):
        root = etree.fromstring(svg)
        assert {etree.QName(element).localname for element in root.iter()} <= {
            "svg",
            "g",
            "path",
            "line",
            "text",
            "tspan",
            "rect",
        }
        assert not [
            key
            for element in root.iter()
            for key in element.attrib
            if key.startswith(("on", "style", "href"))
        ]


def test_volume() -> None:
    rows = [
        {"since": date(2026, 3, 2), "kind": "own words", "articles": 3},
        {"since": date(2026, 3, 2), "kind": "copies", "articles": 2},
        {"since": date(2026, 3, 9), "kind": "copies", "articles": 1},
    ]
    for step in ("day", "week", "month", "year"):
        drawing = draw_volume(rows, step, "Articles.")
        assert {"own words", "copies"} <= set(texts(drawing.wide))
        assert drawing.wide != drawing.narrow
